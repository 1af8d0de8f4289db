import type { Exchange } from '../http/RequestRecord.js';
import type { Settlement } from '../IdempotencyStore.js';
import type { ProxyConfig } from '../ProxyConfig.js';
import type { ProxyAnswer } from '../http/ProxyResponse.js';
import { ProxyRefusal } from '../http/ProxyError.js';
import { reachStore } from './callStore.js';

/** What a call came to, and whether its key may be used for another try. */
export type Run = Pick<Settlement, 'answer' | 'mode'>;

/**
 * Runs `call` at most once for a key, in all processes that share the store. Others with the same key and body wait for its answer.
 * @throws ProxyRefusal 422 for a key with another body, 409 `UNCERTAIN` when the first run was lost, 503 without the store.
 */
export async function runOnce(
  config: ProxyConfig,
  exchange: Exchange,
  { key, bodyHash }: { key: string; bodyHash: string },
  call: () => Promise<Run>,
): Promise<ProxyAnswer> {
  const token = exchange.requestId;
  const kept = await claimOrWait(config, exchange, { key, bodyHash, token });
  if (kept) return { ...kept, outcome: 'replayed' };
  const { answer, mode } = await call();
  const settlement = { key, token, answer, mode, keepMs: config.keepMs };
  // The answer is known and true even where it cannot be kept: then the key stays unfinished, and never runs again.
  await reachStore(config, exchange, (store) => store.settle(settlement)).catch(() => undefined);
  return answer;
}

async function claimOrWait(
  config: ProxyConfig,
  exchange: Exchange,
  claimant: { key: string; bodyHash: string; token: string },
): Promise<ProxyAnswer | undefined> {
  const { timeoutMs, storeTimeoutMs, keepMs, store } = config;
  const leaseMs = timeoutMs + 2 * storeTimeoutMs;
  let waitingFor: string | undefined;
  for (let pauseMs = 20; ; pauseMs = Math.min(pauseMs * 1.5, 250)) {
    const request = { ...claimant, waitingFor, leaseMs, keepMs };
    const claim = await reachStore(config, exchange, () => store.claim(request)).catch((error: unknown) => {
      // The store may still carry the claim out, after we have given up: take it back, or the key stays unfinished.
      store.abandon(claimant.key, claimant.token).catch(() => undefined);
      throw error;
    });
    if (claim.state === 'claimed') return undefined;
    if (claim.state === 'answered') return claim.answer;
    if (claim.state === 'mismatch')
      throw new ProxyRefusal(422, 'IDEMPOTENCY_KEY_REUSED', 'This key was used with another body.');
    if (claim.state === 'full')
      throw new ProxyRefusal(503, 'STORE_FULL', 'No room to remember this key; nothing was done.');
    if (claim.leaseLeftMs <= 0) throw uncertain();
    waitingFor = claim.token;
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}

/** An earlier request with this key was made, and what came of it is not known. */
export function uncertain(retryAfterSeconds?: number): ProxyRefusal {
  const message = 'An earlier request with this key may have made an order.';
  return new ProxyRefusal(409, 'UNCERTAIN', message, { retryAfterSeconds });
}
