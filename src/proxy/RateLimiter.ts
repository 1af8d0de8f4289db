/**
 * Counts calls by key. The limiters of the npm package `rate-limiter-flexible` (memory, Redis and others) have this shape; its Redis limiter shares
 * the count between processes. The package is not a dependency because it loads `node:cluster`, which other runtimes do not have.
 *
 * `consume` resolves while the key is within its limit. It rejects with an object whose `msBeforeNext` is a number (ms) when the key is over its limit;
 * any other rejection means that the limiter itself failed, and the request is answered 503.
 */
export interface RateLimiter {
  /** Counts one call of `key`. */
  consume(key: string): Promise<unknown>;
}
