import type { RequestRecord } from '../http/RequestRecord.js';
import type { Settlement } from '../IdempotencyStore.js';
import type { ProxyConfig } from '../ProxyConfig.js';
import type { ProxyResponse } from '../http/ProxyResponse.js';
import { ProxyError } from '../http/ProxyError.js';
import type { IdempotencyKey } from './readIdempotencyKey.js';
import { callStore } from './callStore.js';

/** Result of a call, and whether its key stays used (`keep`) or becomes free again (`release`). */
export type Run = Pick<Settlement, 'answer' | 'mode'>;

/** A request with a key. */
export interface KeyedRequest {
  key: IdempotencyKey;
  /** Hash of the body. */
  bodyHash: string;
  /** Whether the client has disconnected. */
  isAbandoned: () => boolean;
}

/**
 * Runs `call` at most once for a key in all processes that share the store. Other requests with the same key and body wait for its answer, as long as
 * their client is connected.
 * @throws ProxyError 422 when the key was used with another body, 409 `UNCERTAIN` when the result of its first run is unknown, 503 when the store fails.
 */
export async function runOnce(
  config: ProxyConfig,
  record: RequestRecord,
  request: KeyedRequest,
  call: () => Promise<Run>,
): Promise<ProxyResponse> {
  const { hash: key, ageMs } = request.key;
  // The store forgets keys of this age, so an unknown one may have been used.
  if (ageMs >= config.keepMs && !(await callStore(config, record, (store) => store.has(key, ageMs))))
    throw uncertainError();
  const stored = await claimOrWait(config, record, request);
  if (stored) return { ...stored, outcome: 'replayed' };
  const { answer, mode } = await call();
  const settlement = { key, token: record.requestId, answer, mode, keepMs: config.keepMs };
  // The answer is valid even when it cannot be stored. The key then stays claimed, so the call never runs again.
  await callStore(config, record, (store) => store.settle(settlement)).catch(() => undefined);
  return answer;
}

async function claimOrWait(
  config: ProxyConfig,
  record: RequestRecord,
  { key: { hash: key, ageMs }, bodyHash, isAbandoned }: KeyedRequest,
): Promise<ProxyResponse | undefined> {
  const { leaseMs, keepMs } = config;
  const token = record.requestId;
  let waitingFor: string | undefined;
  for (let pauseMs = 20; ; pauseMs = Math.min(pauseMs * 1.5, 250)) {
    const request = { key, bodyHash, token, waitingFor, ageMs, leaseMs, keepMs };
    const claim = await callStore(config, record, (store) => store.claim(request)).catch((error: unknown) => {
      // The store may still accept the claim after the timeout. Without this the key would stay claimed by a call that is never made.
      callStore(config, record, (store) => store.abandon(key, token)).catch(() => undefined);
      throw error;
    });
    if (claim.state === 'claimed') return undefined;
    if (claim.state === 'answered') return claim.answer;
    if (claim.state === 'mismatch')
      throw new ProxyError(422, 'IDEMPOTENCY_KEY_REUSED', 'This Idempotency-Key was used with another body.');
    if (claim.state === 'full')
      throw new ProxyError(503, 'STORE_FULL', 'The idempotency store is full. No order was made.');
    if (claim.state === 'forgotten' || claim.leaseLeftMs <= 0) throw uncertainError();
    waitingFor = claim.token;
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
    if (isAbandoned()) throw uncertainError();
  }
}

/** The error for a key whose earlier request has an unknown result. */
export function uncertainError(retryAfterSeconds?: number): ProxyError {
  const message = 'An earlier request with this Idempotency-Key may have made an order.';
  return new ProxyError(409, 'UNCERTAIN', message, { retryAfterSeconds });
}
