import type { ProxyAnswer } from '../http/ProxyResponse.js';
import type { Claim, IdempotencyStore } from '../IdempotencyStore.js';

/** Options of {@link memoryStore}. */
export interface MemoryStoreOptions {
  /** Keys remembered at once. Default 100 000: a key takes about 1 kB beside its answer. */
  maxKeys?: number;
  /**
   * Characters of answers remembered at once; each takes one or two bytes of memory. Default 200 million. An answer has about 500, or 13 000
   * when the API sends the picture of a code: in `keepMs` (a day) that is room for `maxKeys` payments, or for some 15 000 with pictures.
   */
  maxCharacters?: number;
}

interface Entry {
  bodyHash: string;
  token: string;
  leaseEndsAt: number;
  expiresAt: number;
  settled?: { mode: 'keep' | 'release'; answer: ProxyAnswer };
}

/** A released answer stays this long (ms) for those who were waiting for it. */
const releasedMs = 5_000;

/** A store that stays full looks no more often than this (ms) for keys that have expired. */
const sweepEveryMs = 100;

/**
 * A store for one process. Bounded: when it is full of live keys it takes no new one, and the proxy answers 503,
 * because forgetting a live key could make a second order. Several processes need `redisStore`.
 */
export function memoryStore({
  maxKeys = 100_000,
  maxCharacters = 200_000_000,
}: MemoryStoreOptions = {}): IdempotencyStore {
  const entries = new Map<string, Entry>();
  let characters = 0;
  let sweptAt = 0;

  const remove = (key: string) => {
    characters -= entries.get(key)?.settled?.answer.text.length ?? 0;
    entries.delete(key);
  };
  const read = (key: string) => {
    const entry = entries.get(key);
    if (entry === undefined || entry.expiresAt > Date.now()) return entry;
    remove(key);
    return undefined;
  };
  const isFull = () => entries.size >= maxKeys || characters >= maxCharacters;

  function claim(request: Parameters<IdempotencyStore['claim']>[0]): Claim {
    const { key, bodyHash, token, waitingFor, leaseMs, keepMs } = request;
    const now = Date.now();
    const entry = read(key);
    const isTaken = entry && (entry.settled?.mode !== 'release' || entry.token === waitingFor);
    if (isTaken) {
      if (entry.bodyHash !== bodyHash) return { state: 'mismatch' };
      if (entry.settled) return { state: 'answered', answer: entry.settled.answer };
      if (entry.token === token) return { state: 'claimed' };
      return { state: 'running', token: entry.token, leaseLeftMs: entry.leaseEndsAt - now };
    }
    remove(key);
    if (isFull() && now - sweptAt >= sweepEveryMs) {
      sweptAt = now;
      [...entries.keys()].forEach(read);
    }
    if (isFull()) return { state: 'full' };
    entries.set(key, { bodyHash, token, leaseEndsAt: now + leaseMs, expiresAt: now + keepMs });
    return { state: 'claimed' };
  }

  return {
    claim: (request) => Promise.resolve(claim(request)),
    settle({ key, token, answer, mode, keepMs }) {
      const entry = read(key);
      if (entry?.token === token && entry.settled === undefined) {
        entry.settled = { mode, answer };
        entry.expiresAt = Date.now() + (mode === 'keep' ? keepMs : releasedMs);
        characters += answer.text.length;
      }
      return Promise.resolve();
    },
    abandon(key, token) {
      const entry = read(key);
      if (entry?.token === token && entry.settled === undefined) remove(key);
      return Promise.resolve();
    },
    has: (key) => {
      const entry = read(key);
      return Promise.resolve(entry !== undefined && entry.settled?.mode !== 'release');
    },
  };
}
