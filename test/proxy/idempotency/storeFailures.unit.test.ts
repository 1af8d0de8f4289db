import { describe, expect, it, vi } from 'vitest';
import {
  type IdempotencyStore,
  type PaymentProxyOptions,
  type ProxyEvent,
  memoryLimiter,
  memoryStore,
} from '../../../src/proxy/index.js';
import { fakeUpstream, paid, paidData } from '../fakeUpstream.js';
import { keyed, newProxy, pause, post, read } from '../newProxy.js';

describe('a store', () => {
  const failing = (over: Partial<IdempotencyStore>): Partial<PaymentProxyOptions> => ({
    store: { ...memoryStore(), ...over },
    storeTimeoutMs: 30,
  });
  const down = () => Promise.reject(new Error('ECONNRESET'));
  const silent = () => new Promise<never>(() => undefined);

  it.each([
    ['fails', down],
    ['is silent', silent],
    [
      'throws',
      () => {
        throw new Error('bug');
      },
    ],
  ])('that %s leads to 503 and no call', async (_, claim) => {
    const events: ProxyEvent[] = [];
    const upstream = fakeUpstream(paid());
    const proxy = newProxy(upstream, { ...failing({ claim }), onEvent: (event) => events.push(event) });
    expect(await read(await proxy(keyed()))).toMatchObject({ statusCode: 503, error: 'STORE_UNAVAILABLE' });
    expect(upstream.calls).toHaveLength(0);
    expect(events[0]).toMatchObject({ outcome: 'unavailable', cause: expect.any(Error) as Error });
    // Without a key the store is not needed.
    expect((await proxy(post())).status).toBe(200);
  });

  it('loses a claim that was accepted after the timeout', async () => {
    const inner = memoryStore();
    const upstream = fakeUpstream(paid());
    const late: IdempotencyStore = {
      ...inner,
      claim: async (request) => (await pause(40), inner.claim(request)),
    };
    const abandoned = vi.spyOn(late, 'abandon');
    expect((await newProxy(upstream, { store: late, storeTimeoutMs: 10 })(keyed())).status).toBe(503);
    expect(abandoned).toHaveBeenCalledOnce();
  });

  it('that cannot store an answer does not withhold it, and never runs the key again', async () => {
    const upstream = fakeUpstream(paid());
    const proxy = newProxy(upstream, { ...failing({ settle: down }), timeoutMs: 40 });
    expect((await read(await proxy(keyed()))).data).toEqual(paidData);
    expect((await proxy(keyed())).status).toBe(409);
    expect(upstream.calls).toHaveLength(1);
  });

  it('that is full refuses new keys and forgets none', async () => {
    const upstream = fakeUpstream(paid());
    const proxy = newProxy(upstream, { store: memoryStore({ maxKeys: 2 }) });
    const statuses = [];
    for (const key of ['a', 'b', 'c', 'a', 'b']) statuses.push((await proxy(keyed(key))).status);
    expect(statuses).toEqual([200, 200, 503, 200, 200]);
    expect(upstream.calls).toHaveLength(2);
  });

  it('counts the size of answers, and has room again when keys expire', async () => {
    const store = memoryStore({ maxCharacters: 10 });
    const proxy = newProxy(fakeUpstream(paid()), { store, keepMs: 400, timeoutMs: 200, storeTimeoutMs: 100 });
    expect((await proxy(keyed('a'))).status).toBe(200);
    expect((await proxy(keyed('b'))).status).toBe(503);
    await pause(450);
    expect((await proxy(keyed('b'))).status).toBe(200);
  });
});

describe('a caller over a limit', () => {
  it('does not reach the store', async () => {
    const store = memoryStore();
    const spies = (['claim', 'has', 'settle', 'abandon'] as const).map((name) => vi.spyOn(store, name));
    const limits = { perBooking: memoryLimiter({ points: 1, windowMs: 60_000 }) };
    const proxy = newProxy(fakeUpstream(paid()), { store, limits });
    expect((await proxy(keyed('a'))).status).toBe(200);
    for (const spy of spies) spy.mockClear();
    for (let call = 0; call < 20; call += 1) expect((await proxy(keyed(`b${call}`))).status).toBe(429);
    // A repeated key may have an order, which only the store could rule out.
    expect((await proxy(keyed('a'))).status).toBe(409);
    const repeated = await proxy(keyed('c', undefined, { 'idempotency-key-age': '5' }));
    expect([repeated.status, Number(repeated.headers.get('retry-after')) > 0]).toEqual([409, true]);
    for (const spy of spies) expect(spy).not.toHaveBeenCalled();
  });
});

describe('a request that waits for the first one with its key', () => {
  it('stops when its client has disconnected', async () => {
    const store = memoryStore();
    const claim = vi.spyOn(store, 'claim');
    const upstream = fakeUpstream(() => new Promise<Response>(() => undefined));
    const proxy = newProxy(upstream, { store, timeoutMs: 5_000 });
    void proxy(keyed());
    const client = new AbortController();
    const waiting = proxy(new Request(keyed(), { signal: client.signal }));
    await pause(60);
    client.abort();
    expect((await waiting).status).toBe(409);
    const calls = claim.mock.calls.length;
    await pause(300);
    expect(claim.mock.calls.length).toBe(calls);
  });
});

describe('a refusal of a key that was admitted before', () => {
  it('answers 409, because an order may exist', async () => {
    let isSignedIn = true;
    const upstream = fakeUpstream(paid());
    const proxy = newProxy(upstream, {
      authorize: () => isSignedIn || 401,
      limits: { perBooking: memoryLimiter({ points: 2, windowMs: 60_000 }) },
    });
    expect((await proxy(keyed())).status).toBe(200);
    isSignedIn = false;
    expect((await proxy(keyed())).status).toBe(409);
    expect((await proxy(keyed('another'))).status).toBe(401);
    isSignedIn = true;
    expect((await proxy(keyed())).status).toBe(200);
    const limited = await read(await proxy(keyed()));
    expect(limited).toMatchObject({ statusCode: 409, error: 'UNCERTAIN' });
    expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await proxy(keyed('another'))).status).toBe(429);
    expect(upstream.calls).toHaveLength(1);
  });
});
