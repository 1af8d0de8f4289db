import type { ProxyEvent } from './ProxyEvent.js';

/** Collects the fields of a request's event while the request is handled. */
export interface RequestRecord extends Pick<
  ProxyEvent,
  'requestId' | 'route' | 'traceparent' | 'upstreamStatus' | 'upstreamMs' | 'cause'
> {
  /** Monotonic time (`performance.now()`), ms. */
  readonly startedAt: number;
}
