import type { RequestRecord } from '../http/RequestRecord.js';
import type { ProxyConfig } from '../ProxyConfig.js';
import { ProxyError } from '../http/ProxyError.js';
import type { RateLimiter } from '../RateLimiter.js';
import { withTimeout } from '../http/withTimeout.js';

/** Counts a call. @throws ProxyError 429 when the key is over its limit, 503 when the limiter itself fails. */
export async function requireWithinLimit(
  { storeTimeoutMs }: ProxyConfig,
  record: RequestRecord,
  limiter: RateLimiter | false,
  key: string | undefined,
): Promise<void> {
  if (limiter === false || key === undefined) return;
  try {
    await withTimeout(storeTimeoutMs, async () => limiter.consume(key));
  } catch (reason) {
    const waitMs = getWaitMs(reason);
    if (waitMs !== undefined)
      throw new ProxyError(429, 'TOO_MANY_REQUESTS', 'Too many requests. Try again later.', {
        retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1_000)),
      });
    record.cause = reason;
    throw new ProxyError(503, 'LIMITER_UNAVAILABLE', 'The rate limiter is unavailable. No order was made.', {
      retryAfterSeconds: 2,
    });
  }
}

function getWaitMs(reason: unknown): number | undefined {
  if (typeof reason !== 'object' || reason === null || !('msBeforeNext' in reason)) return undefined;
  return typeof reason.msBeforeNext === 'number' ? reason.msBeforeNext : undefined;
}
