import type { RefusalHeaders } from './ProxyError.js';

/** What one request came to, for {@link ProxyEvent}. */
export type ProxyOutcome =
  /** The API said yes, or a read was answered. */
  | 'ok'
  /** The API said no: there is certainly no order. */
  | 'declined'
  /** The proxy said no before any call. */
  | 'rejected'
  /** An answer kept for this `Idempotency-Key` was given again. */
  | 'replayed'
  /** An order may exist: the API failed, was too slow, or answered nonsense. Or, for a read: it failed. */
  | 'uncertain'
  /** A store, limiter or status source of the proxy could not be reached. No order was made by this request. */
  | 'unavailable';

/** An answer in the contract's envelope, ready to be sent and to be stored. */
export interface ProxyAnswer {
  /** HTTP status. */
  status: number;
  /** The envelope's own `error`, for events. */
  error: string | null;
  /** The envelope as JSON. */
  text: string;
  /** Reported in {@link ProxyEvent}. */
  outcome: ProxyOutcome;
  /** Absent: no extra headers. */
  headers?: RefusalHeaders | undefined;
}

interface AnswerParts {
  status: number;
  error: string | null;
  message: string;
  data?: unknown;
  outcome: ProxyOutcome;
  headers?: RefusalHeaders | undefined;
}

/** Wraps the parts in the contract's envelope. HTTP status and `statusCode` are always the same. */
export function toAnswer({
  status,
  error,
  message,
  data = null,
  outcome,
  headers,
}: AnswerParts): ProxyAnswer {
  const text = JSON.stringify({ statusCode: status, error, message, data });
  return { status, error, text, outcome, headers };
}
