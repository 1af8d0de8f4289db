import { hasOrder } from '../../contract/hasOrder.js';
import { documentedErrors } from '../../contract/envelope.js';
import type { RequestRecord } from '../http/RequestRecord.js';
import { type ProxyResponse, toProxyResponse } from '../http/ProxyResponse.js';
import { parseErrorCode } from './parseErrorCode.js';
import type { UpstreamReply } from './parseReply.js';

/** Statuses that mean the API did nothing. After others, such as 408 and 409, an order may exist. */
const refusalStatuses = new Set([400, 401, 403, 404, 422, 429]);

/**
 * The response for a reply that is not a success. Of the API's texts only a code is passed on: its messages may contain personal data or secrets.
 */
export function toFailedResponse(reply: UpstreamReply, record: RequestRecord): ProxyResponse {
  if (reply.kind === 'failure') return failure(reply.status, reply.code, record, reply.neverSent);
  const { status, envelope, retryAfterSeconds } = reply;
  const code = parseErrorCode(envelope);
  if (status >= 500 && status < 600) return failure(status, code ?? documentedErrors[500], record);
  if (!refusalStatuses.has(status) || hasOrder(envelope.data)) return invalidReply(record);
  // The API rejected our key. The payer cannot change that, and the response must not hint at the key.
  const isKeyRejected = status === 401 || status === 403;
  return toProxyResponse({
    status,
    error: isKeyRejected ? documentedErrors[401] : (code ?? documentedErrors[status === 429 ? 429 : 400]),
    message: isKeyRejected
      ? 'The payment service does not accept this site.'
      : 'The payment service refused the request.',
    outcome: 'declined',
    headers: { retryAfterSeconds: status === 429 ? retryAfterSeconds : undefined },
  });
}

/** The response for a reply that breaks the contract. */
export function invalidReply(record: RequestRecord): ProxyResponse {
  return failure(502, 'UPSTREAM_INVALID_ANSWER', record);
}

/** The response for a call without a usable reply. The request id identifies the event that has the details. */
function failure(
  status: number,
  code: string,
  { requestId }: RequestRecord,
  isNeverSent = false,
): ProxyResponse {
  const message = `The payment service could not be reached or did not answer properly (${status}).`;
  const outcome = isNeverSent ? 'unavailable' : 'uncertain';
  return toProxyResponse({ status, error: code, message, data: { requestId }, outcome });
}
