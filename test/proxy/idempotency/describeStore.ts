import { beforeEach, describe, expect, it } from 'vitest';
import type { ClaimRequest, IdempotencyStore, ProxyResponse } from '../../../src/proxy/index.js';
import { pause } from '../newProxy.js';

const answer: ProxyResponse = {
  status: 429,
  error: 'X',
  text: '{"data":"đồng"}',
  outcome: 'ok',
  headers: { retryAfterSeconds: 3 },
};
let number = 0;

/** Tests that every store must pass. `create` may return the same store twice, because each test uses its own key. */
export function describeStore(name: string, create: () => IdempotencyStore): void {
  describe(name, () => {
    let store: IdempotencyStore;
    let key: string;
    beforeEach(() => {
      store = create();
      key = `key-${(number += 1)}-${Date.now()}`;
    });
    const claim = (over: Partial<ClaimRequest> = {}) =>
      store.claim({
        key,
        bodyHash: 'body',
        token: 'first',
        waitingFor: undefined,
        leaseMs: 1_000,
        keepMs: 5_000,
        ...over,
      });
    const settle = (mode: 'keep' | 'release', token = 'first', keepMs = 5_000) =>
      store.settle({ key, token, answer, mode, keepMs });

    it('accepts one claim for a key, even when the claim is repeated', async () => {
      expect(await claim()).toEqual({ state: 'claimed' });
      expect(await claim()).toEqual({ state: 'claimed' });
      const second = await claim({ token: 'second' });
      expect(second).toEqual({ state: 'running', token: 'first', leaseLeftMs: expect.any(Number) as number });
      if (second.state === 'running') {
        expect(second.leaseLeftMs).toBeGreaterThan(500);
        expect(second.leaseLeftMs).toBeLessThanOrEqual(1_000);
      }
      expect(await claim({ token: 'second', bodyHash: 'other' })).toEqual({ state: 'mismatch' });
      expect(await store.has(key)).toBe(true);
    });

    it('accepts exactly one of many concurrent claims', async () => {
      const tokens = Array.from({ length: 50 }, (_, index) => `token-${index}`);
      const claims = await Promise.all(tokens.map((token) => claim({ token })));
      expect(claims.filter(({ state }) => state === 'claimed')).toHaveLength(1);
    });

    it('reports an expired lease and accepts no other claim', async () => {
      await claim({ leaseMs: 20 });
      await pause(40);
      const second = await claim({ token: 'second' });
      expect(second.state === 'running' && second.leaseLeftMs).toBeLessThanOrEqual(0);
    });

    it('returns a stored answer to every request with the same body', async () => {
      await claim();
      await settle('keep');
      expect(await claim()).toEqual({ state: 'answered', answer });
      expect(await claim({ token: 'second' })).toEqual({ state: 'answered', answer });
      expect(await claim({ token: 'second', bodyHash: 'other' })).toEqual({ state: 'mismatch' });
      expect(await store.has(key)).toBe(true);
    });

    it('returns a released answer to waiting requests and gives the key to the next one', async () => {
      await claim();
      await settle('release');
      expect(await store.has(key)).toBe(false);
      expect(await claim({ token: 'waiter', waitingFor: 'first' })).toEqual({ state: 'answered', answer });
      expect(await claim({ token: 'next', bodyHash: 'other' })).toEqual({ state: 'claimed' });
      expect(await claim({ token: 'waiter', waitingFor: 'first', bodyHash: 'other' })).toMatchObject({
        state: 'running',
        token: 'next',
      });
    });

    it('accepts only the first settlement by the holder of the key', async () => {
      await claim();
      await settle('keep', 'stranger');
      await store.abandon(key, 'stranger');
      expect(await claim({ token: 'second' })).toMatchObject({ state: 'running' });
      await settle('keep');
      await settle('release');
      await store.abandon(key, 'first');
      expect(await claim({ token: 'second' })).toEqual({ state: 'answered', answer });
    });

    it('forgets an abandoned claim', async () => {
      await claim();
      await store.abandon(key, 'first');
      expect(await store.has(key)).toBe(false);
      expect(await claim({ token: 'second' })).toEqual({ state: 'claimed' });
    });

    it('forgets a key after keepMs, answered or not', async () => {
      await claim({ keepMs: 30 });
      await pause(50);
      expect(await store.has(key)).toBe(false);
      expect(await claim({ token: 'second' })).toEqual({ state: 'claimed' });
      await settle('keep', 'second', 30);
      await pause(50);
      expect(await claim({ token: 'third' })).toEqual({ state: 'claimed' });
    });

    it('does not know an unused key', async () => {
      expect(await store.has(key)).toBe(false);
      await settle('keep');
      await store.abandon(key, 'first');
      expect(await store.has(key)).toBe(false);
    });
  });
}
