import { type Envelope, envelopeSchema } from '../../contract/envelope.js';
import { parseRetryAfter } from '../../contract/parseRetryAfter.js';
import type { Redactor } from './createRedactor.js';
import { parseJson } from './parseJson.js';
import { readText } from '../http/readText.js';
import type { OnTimeout } from '../http/withTimeout.js';

/** Result of a call of the Partner API. */
export type UpstreamReply =
  /** An envelope. `status` is the HTTP status, or the envelope's `statusCode` when HTTP reports success. */
  | { kind: 'answer'; status: number; envelope: Envelope; retryAfterSeconds: number | undefined }
  /** Nothing usable. `neverSent`: the API certainly did not receive the request. */
  | { kind: 'failure'; status: 502 | 504; code: string; neverSent: boolean };

const maxReplyBytes = 256 * 1024;

/** Parses the API's response: at most 256 KiB of JSON in the contract's envelope. The API key is removed from it. */
export async function parseReply(
  response: Response,
  redactor: Redactor,
  onTimeout: OnTimeout,
): Promise<UpstreamReply> {
  const retryAfterSeconds = parseRetryAfter(response.headers.get('retry-after'));
  const envelope = await readEnvelope(response, redactor, onTimeout);
  // A gateway that sheds load answers 429 without the envelope. It still means that nothing was done.
  if (response.status === 429 || envelope) {
    const status = response.ok && envelope ? envelope.statusCode : response.status;
    return { kind: 'answer', status, envelope: envelope ?? emptyEnvelope(status), retryAfterSeconds };
  }
  return { kind: 'failure', status: 502, code: 'UPSTREAM_INVALID_ANSWER', neverSent: false };
}

async function readEnvelope(
  response: Response,
  redactor: Redactor,
  onTimeout: OnTimeout,
): Promise<Envelope | undefined> {
  try {
    const text = await readText(response.body, maxReplyBytes, onTimeout);
    return envelopeSchema.safeParse(parseJson(text, redactor)).data;
  } catch {
    return undefined;
  }
}

function emptyEnvelope(statusCode: number): Envelope {
  return { statusCode, error: null, errorCode: null, message: null };
}

/** Whether the API reports success, so that `data` can be read. */
export function isAccepted(reply: UpstreamReply): reply is Extract<UpstreamReply, { kind: 'answer' }> {
  return reply.kind === 'answer' && reply.status >= 200 && reply.status < 300;
}
