import { documentedErrors } from '../../contract/envelope.js';
import type { Exchange } from '../http/RequestRecord.js';
import type { ProxyConfig } from '../ProxyConfig.js';
import type { ProxyCall } from '../http/ProxyCall.js';
import { ProxyRefusal } from '../http/ProxyError.js';
import { withDeadline } from '../http/withTimeout.js';

/** Asks the partner's `authorize`. @throws ProxyRefusal 401 or 403 unless it says exactly `true`. */
export async function requireAuthorization(
  { authorize, timeoutMs }: ProxyConfig,
  exchange: Exchange,
  request: Request,
  call: ProxyCall,
): Promise<void> {
  if (authorize === 'public') return;
  let verdict: unknown;
  try {
    verdict = await withDeadline(timeoutMs, async () => authorize(request, call));
  } catch (error) {
    exchange.cause = error;
  }
  if (verdict === true) return;
  throw verdict === 401
    ? new ProxyRefusal(401, documentedErrors[401], 'Sign in first.')
    : new ProxyRefusal(403, documentedErrors[401], 'This is not yours to do.');
}
