/** Optional headers of a response. */
export interface ExtraHeaders {
  /** Seconds, sent as `Retry-After`. */
  retryAfterSeconds?: number | undefined;
  /** Methods, sent as `Allow`. */
  allow?: string | undefined;
}

/** An error response of the proxy itself, in the contract's envelope. `message` reaches the browser, so it must never contain input or secrets. */
export class ProxyError extends Error {
  override readonly name = 'ProxyRefusal';

  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly headers: ExtraHeaders = {},
  ) {
    super(message);
  }
}
