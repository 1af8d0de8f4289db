import type { Exchange } from '../http/RequestRecord.js';
import type { IdempotencyStore } from '../IdempotencyStore.js';
import type { ProxyConfig } from '../ProxyConfig.js';
import { ProxyRefusal } from '../http/ProxyError.js';
import { withDeadline } from '../http/withTimeout.js';

/** One operation of the store. @throws ProxyRefusal 503 when it fails or is too slow. */
export async function reachStore<T>(
  { store, storeTimeoutMs }: ProxyConfig,
  exchange: Exchange,
  operation: (store: IdempotencyStore) => Promise<T>,
): Promise<T> {
  try {
    return await withDeadline(storeTimeoutMs, async () => operation(store));
  } catch (error) {
    exchange.cause = error;
    throw new ProxyRefusal(503, 'STORE_UNAVAILABLE', 'The memory of used keys cannot be reached.', {
      retryAfterSeconds: 2,
    });
  }
}
