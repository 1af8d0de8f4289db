import { type Envelope, envelopeSchema } from '../../contract/envelope.js';
import { parseRetryAfter } from './parseRetryAfter.js';
import { readText } from '../http/readText.js';
import type { OnDeadline } from '../http/withTimeout.js';

/** What came of a call of the Partner API. */
export type UpstreamReply =
  /** An envelope. `status` is HTTP's, but on an HTTP success the envelope's `statusCode`. */
  | { kind: 'answer'; status: number; envelope: Envelope; retryAfterSeconds: number | undefined }
  /** Nothing usable. `neverSent`: the API certainly did not hear of it. */
  | { kind: 'failure'; status: 502 | 504; code: string; neverSent: boolean };

const maxAnswerBytes = 256 * 1024;

/** Reads the API's response: at most 256 KiB of JSON, in the contract's envelope. */
export async function readReply(response: Response, onDeadline: OnDeadline): Promise<UpstreamReply> {
  const retryAfterSeconds = parseRetryAfter(response.headers.get('retry-after'));
  const envelope = await readEnvelope(response, onDeadline);
  // A gateway that sheds load answers 429 in words of its own: it still says that nothing was done.
  if (response.status === 429 || envelope) {
    const status = response.ok && envelope ? envelope.statusCode : response.status;
    return { kind: 'answer', status, envelope: envelope ?? empty(status), retryAfterSeconds };
  }
  return { kind: 'failure', status: 502, code: 'UPSTREAM_INVALID_ANSWER', neverSent: false };
}

async function readEnvelope(response: Response, onDeadline: OnDeadline): Promise<Envelope | undefined> {
  try {
    return envelopeSchema.safeParse(JSON.parse(await readText(response.body, maxAnswerBytes, onDeadline)))
      .data;
  } catch {
    return undefined;
  }
}

function empty(statusCode: number): Envelope {
  return { statusCode, error: null, errorCode: null, message: null };
}

/** Did the API say yes? Then `data` is worth reading. */
export function isAccepted(reply: UpstreamReply): reply is Extract<UpstreamReply, { kind: 'answer' }> {
  return reply.kind === 'answer' && reply.status >= 200 && reply.status < 300;
}
