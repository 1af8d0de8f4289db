import { documentedErrors } from '../../contract/envelope.js';
import { ProxyError } from '../http/ProxyError.js';
import type { RequestRecord } from '../http/RequestRecord.js';
import { withTimeout } from '../http/withTimeout.js';
import type { ProxyConfig } from '../ProxyConfig.js';

/** Calls the partner's `clientKey`. @throws ProxyError 500 when it fails or times out. */
export async function identifyClient(
  { limits, timeoutMs }: ProxyConfig,
  record: RequestRecord,
  request: Request,
): Promise<string | undefined> {
  try {
    const key = limits.clientKey(request);
    return key instanceof Promise ? await withTimeout(timeoutMs, () => key) : key;
  } catch (error) {
    record.cause = error;
    throw new ProxyError(
      500,
      documentedErrors[500],
      'The proxy could not identify the caller. No order was made.',
    );
  }
}
