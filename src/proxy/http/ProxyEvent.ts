import type { ProxyOutcome } from './ProxyResponse.js';
import type { ProxyRoute } from './ProxyCall.js';

/** One finished request. Holds no key, no body, no address and nothing else of a person, save for what `cause` may hold. */
export interface ProxyEvent {
  /** Also in the answer's `X-Request-Id`. */
  requestId: string;
  /** The route; `unrouted` when the request matched none. */
  route: ProxyRoute | 'health' | 'preflight' | 'unrouted';
  /** What became of the request. */
  outcome: ProxyOutcome;
  /** HTTP status of the answer. */
  status: number;
  /** `error` of the answer's envelope. */
  error: string | null;
  /** From the request's arrival to its answer, ms. */
  durationMs: number;
  /** HTTP status of the API's last answer. Absent when it gave none. */
  upstreamStatus?: number;
  /** Time spent on the API, retry included, ms. Absent when it was not called. */
  upstreamMs?: number;
  /**
   * What went wrong inside the proxy. Where your own function failed (`authorize`, `getStatus`, `fetch`, a store, a limiter) it is whatever
   * that function threw, as it is: it may hold personal data or secrets, so look before you log it. Never sent to a client. Absent when nothing failed.
   */
  cause?: unknown;
  /** W3C trace context of the request, as passed on to the API. Absent when the request had none. */
  traceparent?: string;
}
