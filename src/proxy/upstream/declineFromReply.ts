import { documentedErrors } from '../../contract/envelope.js';
import type { Exchange } from '../http/RequestRecord.js';
import { type ProxyAnswer, toAnswer } from '../http/ProxyResponse.js';
import type { UpstreamReply } from './parseReply.js';

/** Statuses by which the API says that it did nothing. 408 and 409, say, do not: an order may exist. */
const definiteNo = new Set([400, 401, 403, 404, 422, 429]);

/**
 * The answer for a reply that is not a success. A definite no keeps the API's own code and sentence; whatever else
 * went wrong becomes a 5xx that carries nothing of the API's but its code.
 */
export function declineFromReply(reply: UpstreamReply, exchange: Exchange): ProxyAnswer {
  if (reply.kind === 'failure') return failure(reply.status, reply.code, exchange);
  const { status, envelope, retryAfterSeconds } = reply;
  const code = readCode(envelope.error) ?? readCode(envelope.errorCode);
  if (status >= 500 && status < 600) return failure(status, code ?? documentedErrors[500], exchange);
  if (!definiteNo.has(status) || saysSuccess(envelope.data)) return invalidAnswer(exchange);
  // The API does not accept our key: not the payer's doing, and no word of the answer may hint at the key.
  if (status === 401 || status === 403)
    return toAnswer({
      status,
      error: documentedErrors[401],
      message: 'The payment service does not accept this site.',
      outcome: 'declined',
    });
  return toAnswer({
    status,
    error: code ?? documentedErrors[status === 429 ? 429 : 400],
    message: firstLine(envelope.message) ?? 'The payment service refused the request.',
    outcome: 'declined',
    headers: { retryAfterSeconds: status === 429 ? retryAfterSeconds : undefined },
  });
}

/** The API answered, but not as its contract says. */
export function invalidAnswer(exchange: Exchange): ProxyAnswer {
  return failure(502, 'UPSTREAM_INVALID_ANSWER', exchange);
}

/** Nobody knows what became of the call. The request id leads to the event that knows more. */
function failure(status: number, code: string, { requestId }: Exchange): ProxyAnswer {
  const message = `The payment service could not be reached or did not answer properly (${status}).`;
  return toAnswer({ status, error: code, message, data: { requestId }, outcome: 'uncertain' });
}

function saysSuccess(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'isSuccess' in data && Number(data.isSuccess) === 1;
}

function readCode(code: string | null | undefined): string | undefined {
  return code != null && /^[\w.-]{1,64}$/.test(code) ? code : undefined;
}

/** What follows the first line is a stack trace or a page, not a sentence. */
function firstLine(message: string | null | undefined): string | undefined {
  return message
    ?.trim()
    .split(/[\r\n]/)[0]
    ?.slice(0, 300);
}
