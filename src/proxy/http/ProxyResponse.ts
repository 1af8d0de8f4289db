import type { ExtraHeaders } from './ProxyError.js';

/** Result of one request, as reported in `ProxyEvent`. */
export type ProxyOutcome =
  /** The API accepted the request. */
  | 'ok'
  /** The API refused. No order was made. */
  | 'declined'
  /** The proxy refused before it called the API. */
  | 'rejected'
  /** The stored answer of this `Idempotency-Key` was sent again. */
  | 'replayed'
  /** The API failed, timed out, or replied with something invalid. After createPayment an order may exist. */
  | 'uncertain'
  /** A store, limiter or status source could not be reached, or nothing could be sent to the API. This request made no order. */
  | 'unavailable';

/** A response in the contract's envelope, ready to be sent and stored. */
export interface ProxyResponse {
  /** HTTP status. */
  status: number;
  /** `error` of the envelope, for events. */
  error: string | null;
  /** The envelope as JSON. */
  text: string;
  /** Reported in {@link ProxyEvent}. */
  outcome: ProxyOutcome;
  /** Headers beside those of every response. Absent: none. */
  headers?: ExtraHeaders | undefined;
}

interface ResponseParts {
  status: number;
  error: string | null;
  message: string;
  data?: unknown;
  outcome: ProxyOutcome;
  headers?: ExtraHeaders | undefined;
}

/** Builds a response in the contract's envelope. The HTTP status and `statusCode` are always equal. */
export function toProxyResponse({
  status,
  error,
  message,
  data = null,
  outcome,
  headers,
}: ResponseParts): ProxyResponse {
  const text = JSON.stringify({ statusCode: status, error, message, data });
  return { status, error, text, outcome, headers };
}
