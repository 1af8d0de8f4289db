/**
 * Counts calls by key. The limiters of the npm package `rate-limiter-flexible` (memory, Redis and others) are such objects; its Redis
 * one shares the count between machines. The package is not a dependency: it loads `node:cluster`, which other runtimes do not have.
 *
 * `consume` resolves while the key may go on. It rejects with an object whose `msBeforeNext` is a number (ms) when the key has had enough;
 * any other rejection means that the limiter itself failed, and the request is answered 503.
 */
export interface RateLimiter {
  /** Counts one call of `key`. */
  consume(key: string): Promise<unknown>;
}
