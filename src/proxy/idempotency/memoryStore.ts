import type { ProxyResponse } from '../http/ProxyResponse.js';
import type { Claim, IdempotencyStore } from '../IdempotencyStore.js';
import { memoryChannel, memoryOrders } from './memoryOrders.js';

/** Options of {@link memoryStore}. */
export interface MemoryStoreOptions {
  /**
   * Maximum number of keys. A key takes about 1 kB besides its answer. It is also the maximum number of open orders, of which the oldest is forgotten.
   * @default 100000
   */
  maxKeys?: number;
  /**
   * Maximum number of characters in all answers; each takes one or two bytes of memory. An answer has about 500 characters, or 13 000 when the API
   * sends a picture of the code. The default has room for `maxKeys` payments in `keepMs` (a day), or for about 15 000 with pictures.
   * @default 200000000
   */
  maxCharacters?: number;
}

interface Entry {
  bodyHash: string;
  token: string;
  leaseEndsAt: number;
  expiresAt: number;
  settled?: { mode: 'keep' | 'release'; answer: ProxyResponse };
}

/** How long a released answer stays for the requests that were waiting for it, ms. */
const releasedKeepMs = 5_000;

/** Minimum time between two searches of a full store for expired keys, ms. */
const minSweepIntervalMs = 100;

/**
 * Creates a store for one process. Its size is limited: when it is full it accepts no new key and the proxy answers 503, because forgetting
 * a live key could lead to a second order. After a restart it accepts no key that was first sent before. Several processes need `redisStore`.
 */
export function memoryStore({
  maxKeys = 100_000,
  maxCharacters = 200_000_000,
}: MemoryStoreOptions = {}): IdempotencyStore {
  const entries = new Map<string, Entry>();
  let characters = 0;
  let sweptAt = -Infinity;
  const createdAt = performance.now();
  const isOlderThanStore = (ageMs: number) => ageMs > performance.now() - createdAt;

  const remove = (key: string) => {
    characters -= entries.get(key)?.settled?.answer.text.length ?? 0;
    entries.delete(key);
  };
  const read = (key: string) => {
    const entry = entries.get(key);
    if (entry === undefined || entry.expiresAt > performance.now()) return entry;
    remove(key);
    return undefined;
  };
  const isFull = () => entries.size >= maxKeys || characters >= maxCharacters;

  function claim(request: Parameters<IdempotencyStore['claim']>[0]): Claim {
    const { key, bodyHash, token, waitingFor, ageMs = 0, leaseMs, keepMs } = request;
    const now = performance.now();
    const entry = read(key);
    const isTaken = entry && (entry.settled?.mode !== 'release' || entry.token === waitingFor);
    if (isTaken) {
      if (entry.bodyHash !== bodyHash) return { state: 'mismatch' };
      if (entry.settled) return { state: 'answered', answer: entry.settled.answer };
      if (entry.token === token) return { state: 'claimed' };
      return { state: 'running', token: entry.token, leaseLeftMs: entry.leaseEndsAt - now };
    }
    if (entry === undefined && isOlderThanStore(ageMs)) return { state: 'forgotten' };
    remove(key);
    if (isFull() && now - sweptAt >= minSweepIntervalMs) {
      sweptAt = now;
      [...entries.keys()].forEach(read);
    }
    if (isFull()) return { state: 'full' };
    entries.set(key, { bodyHash, token, leaseEndsAt: now + leaseMs, expiresAt: now + keepMs });
    return { state: 'claimed' };
  }

  return {
    openOrders: memoryOrders(maxKeys, maxCharacters),
    channel: memoryChannel(),
    claim: (request) => Promise.resolve(claim(request)),
    settle({ key, token, answer, mode, keepMs }) {
      const entry = read(key);
      if (entry?.token === token && entry.settled === undefined) {
        entry.settled = { mode, answer };
        entry.expiresAt = performance.now() + (mode === 'keep' ? keepMs : releasedKeepMs);
        characters += answer.text.length;
      }
      return Promise.resolve();
    },
    abandon(key, token) {
      const entry = read(key);
      if (entry?.token === token && entry.settled === undefined) remove(key);
      return Promise.resolve();
    },
    has: (key, ageMs = 0) => {
      const entry = read(key);
      return Promise.resolve(entry ? entry.settled?.mode !== 'release' : isOlderThanStore(ageMs));
    },
  };
}
