import type { ProxyOutcome } from './ProxyResponse.js';
import type { ProxyRoute } from './ProxyCall.js';

/** One finished request. It contains no key, body, address or other personal data, except for what `cause` may contain. */
export interface ProxyEvent {
  /** The same as the response's `X-Request-Id`. */
  requestId: string;
  /** The route; `unrouted` when the request matched none, `notify` for a call of `proxy.notify`. A stream's event comes when it begins. */
  route: ProxyRoute | 'statusStream' | 'health' | 'preflight' | 'notify' | 'unrouted';
  /** What became of the request. */
  outcome: ProxyOutcome;
  /** HTTP status of the response. */
  status: number;
  /** `error` of the response's envelope. */
  error: string | null;
  /** Time from the request's arrival to its response, ms. */
  durationMs: number;
  /** HTTP status of the API's last reply. Absent when there was none. */
  upstreamStatus?: number;
  /** Time spent on calls of the API, including the retry, ms. Absent when it was not called. */
  upstreamMs?: number;
  /**
   * The error behind the response. When your own function failed (`authorize`, `getStatus`, `fetch`, a store, a limiter), it is exactly what
   * that function threw, except that the API key is removed. It may contain personal data, so check it before you log it. It is never sent to a client.
   * Absent when nothing failed.
   */
  cause?: unknown;
  /** W3C trace context of the request, passed on to the API. Absent when the request has none. */
  traceparent?: string;
}
