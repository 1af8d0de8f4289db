/** Extra answer headers that a refusal may carry. */
export interface RefusalHeaders {
  /** Seconds, sent as `Retry-After`. */
  retryAfterSeconds?: number | undefined;
  /** Methods, sent as `Allow`. */
  allow?: string | undefined;
}

/** A request the proxy answers by itself, in the contract's envelope. `message` reaches the browser: it never holds input or secrets. */
export class ProxyRefusal extends Error {
  override readonly name = 'ProxyRefusal';

  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly headers: RefusalHeaders = {},
  ) {
    super(message);
  }
}
