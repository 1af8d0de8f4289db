import type { RateLimiter } from '../RateLimiter.js';

/** Options of {@link memoryLimiter}. */
export interface MemoryLimiterOptions {
  /** Calls that a key may make in one window. */
  points: number;
  /** Length of a window, ms. */
  windowMs: number;
  /**
   * Maximum number of keys counted at once; beyond it the oldest window is dropped.
   * @default 50000
   */
  maxKeys?: number;
}

/** Creates a limiter with fixed windows for one process. Its memory is bounded. */
export function memoryLimiter({ points, windowMs, maxKeys = 50_000 }: MemoryLimiterOptions): RateLimiter {
  const windows = new Map<string, { count: number; endsAt: number }>();
  return {
    consume(key) {
      const now = performance.now();
      let window = windows.get(key);
      if (window === undefined || window.endsAt <= now) {
        windows.delete(key);
        window = { count: 0, endsAt: now + windowMs };
        windows.set(key, window);
        const [oldest] = windows.keys();
        if (windows.size > maxKeys && oldest !== undefined) windows.delete(oldest);
      }
      window.count += 1;
      if (window.count <= points) return Promise.resolve();
      return Promise.reject(new LimitExceededError(window.endsAt - now));
    },
  };
}

class LimitExceededError extends Error {
  constructor(readonly msBeforeNext: number) {
    super('Too many calls.');
  }
}
