import { documentedErrors } from '../../contract/envelope.js';
import type { RequestRecord } from '../http/RequestRecord.js';
import type { ProxyConfig } from '../ProxyConfig.js';
import type { ProxyCall } from '../http/ProxyCall.js';
import { ProxyError } from '../http/ProxyError.js';
import { withTimeout } from '../http/withTimeout.js';

/** Calls the partner's `authorize`. @throws ProxyError 401 or 403 unless it returns exactly `true`. */
export async function requireAuthorization(
  { authorize, timeoutMs }: ProxyConfig,
  record: RequestRecord,
  request: Request,
  call: ProxyCall,
): Promise<void> {
  if (authorize === 'public') return;
  let result: unknown;
  try {
    result = await withTimeout(timeoutMs, async () => authorize(request, call));
  } catch (error) {
    record.cause = error;
  }
  if (result === true) return;
  throw result === 401
    ? new ProxyError(401, documentedErrors[401], 'Sign in first.')
    : new ProxyError(403, documentedErrors[401], 'You may not make this request.');
}
