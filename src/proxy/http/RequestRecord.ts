import type { ProxyEvent } from './ProxyEvent.js';

/** What is noted about one request while it is answered: its event, as far as it is known. */
export interface Exchange extends Pick<
  ProxyEvent,
  'requestId' | 'route' | 'traceparent' | 'upstreamStatus' | 'upstreamMs' | 'cause'
> {
  /** By `performance.now()`. */
  readonly startedAt: number;
}
