import type { Exchange } from '../http/RequestRecord.js';
import type { ProxyConfig } from '../ProxyConfig.js';
import { ProxyRefusal } from '../http/ProxyError.js';
import type { RateLimiter } from '../RateLimiter.js';
import { withDeadline } from '../http/withTimeout.js';

/** Counts a call. @throws ProxyRefusal 429 when the key has had enough, 503 when the limiter itself fails. */
export async function requireWithinLimit(
  { storeTimeoutMs }: ProxyConfig,
  exchange: Exchange,
  limiter: RateLimiter | false,
  key: string | undefined,
): Promise<void> {
  if (limiter === false || key === undefined) return;
  try {
    await withDeadline(storeTimeoutMs, async () => limiter.consume(key));
  } catch (reason) {
    const waitMs = msBeforeNext(reason);
    if (waitMs !== undefined)
      throw new ProxyRefusal(429, 'TOO_MANY_REQUESTS', 'Too many calls; wait a little.', {
        retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1_000)),
      });
    exchange.cause = reason;
    throw new ProxyRefusal(503, 'LIMITER_UNAVAILABLE', 'Calls cannot be counted now; nothing was done.', {
      retryAfterSeconds: 2,
    });
  }
}

function msBeforeNext(reason: unknown): number | undefined {
  if (typeof reason !== 'object' || reason === null || !('msBeforeNext' in reason)) return undefined;
  return typeof reason.msBeforeNext === 'number' ? reason.msBeforeNext : undefined;
}
