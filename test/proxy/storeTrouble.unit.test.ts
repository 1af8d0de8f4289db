import { describe, expect, it, vi } from 'vitest';
import {
  type IdempotencyStore,
  type PaymentProxyOptions,
  type ProxyEvent,
  memoryLimiter,
  memoryStore,
} from '../../src/proxy/index.js';
import { fakeUpstream, paid, paidData } from './fakeUpstream.js';
import { keyed, newProxy, pause, post, read } from './newProxy.js';

describe('a store in trouble', () => {
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
  ])('that %s means 503 and no call', async (_, claim) => {
    const events: ProxyEvent[] = [];
    const upstream = fakeUpstream(paid());
    const proxy = newProxy(upstream, { ...failing({ claim }), onEvent: (event) => events.push(event) });
    expect(await read(await proxy(keyed()))).toMatchObject({ statusCode: 503, error: 'STORE_UNAVAILABLE' });
    expect(upstream.calls).toHaveLength(0);
    expect(events[0]).toMatchObject({ outcome: 'unavailable', cause: expect.any(Error) as Error });
    // Without a key there is nothing to remember.
    expect((await proxy(post())).status).toBe(200);
  });

  it('takes back a claim that came too late', async () => {
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

  it('still gives the payer the answer that cannot be kept, and never runs the key again', async () => {
    const upstream = fakeUpstream(paid());
    const proxy = newProxy(upstream, { ...failing({ settle: down }), timeoutMs: 40 });
    expect((await read(await proxy(keyed()))).data).toEqual(paidData);
    expect((await proxy(keyed())).status).toBe(409);
    expect(upstream.calls).toHaveLength(1);
  });

  it('that is full refuses new keys rather than forget one', async () => {
    const upstream = fakeUpstream(paid());
    const proxy = newProxy(upstream, { store: memoryStore({ maxKeys: 2 }) });
    const statuses = [];
    for (const key of ['a', 'b', 'c', 'a', 'b']) statuses.push((await proxy(keyed(key))).status);
    expect(statuses).toEqual([200, 200, 503, 200, 200]);
    expect(upstream.calls).toHaveLength(2);
  });

  it('counts the size of answers too, and makes room when keys expire', async () => {
    const proxy = newProxy(fakeUpstream(paid()), { store: memoryStore({ maxCharacters: 10 }), keepMs: 400 });
    expect((await proxy(keyed('a'))).status).toBe(200);
    expect((await proxy(keyed('b'))).status).toBe(503);
    await pause(450);
    expect((await proxy(keyed('b'))).status).toBe(200);
  });
});

describe('a refusal of a key that was let in before', () => {
  it('never says that there is no order', async () => {
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
