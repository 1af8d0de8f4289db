import type { RequestRecord } from '../http/RequestRecord.js';
import type { IdempotencyStore } from '../IdempotencyStore.js';
import type { ProxyConfig } from '../ProxyConfig.js';
import { ProxyError } from '../http/ProxyError.js';
import { withTimeout } from '../http/withTimeout.js';

/** Runs one operation of the store. @throws ProxyError 503 when it fails or times out. */
export async function callStore<T>(
  { store, storeTimeoutMs }: ProxyConfig,
  record: RequestRecord,
  operation: (store: IdempotencyStore) => Promise<T>,
): Promise<T> {
  try {
    return await withTimeout(storeTimeoutMs, async () => operation(store));
  } catch (error) {
    record.cause = error;
    throw new ProxyError(503, 'STORE_UNAVAILABLE', 'The idempotency store cannot be reached.', {
      retryAfterSeconds: 2,
    });
  }
}
