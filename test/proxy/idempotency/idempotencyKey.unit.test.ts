import { describe, expect, it, vi } from 'vitest';
import { type IdempotencyStore, memoryStore } from '../../../src/proxy/index.js';
import {
  type FakeUpstream,
  type Reply,
  envelope,
  fakeUpstream,
  paid,
  paidData,
  refused,
} from '../fakeUpstream.js';
import { apiKey, keyed, newProxy, pause, read, sample } from '../newProxy.js';

const slowly =
  (reply: () => Response, ms = 300) =>
  async () => {
    await pause(ms);
    return reply();
  };

const called = async ({ calls }: FakeUpstream) => {
  while (calls.length === 0) await pause(1);
};

describe('Idempotency-Key', () => {
  it('makes one call for ten concurrent requests and sends all of them the same answer', async () => {
    const upstream = fakeUpstream(slowly(paid));
    const proxy = newProxy(upstream);
    const texts = await Promise.all(Array.from({ length: 10 }, async () => (await proxy(keyed())).text()));
    expect(new Set(texts).size).toBe(1);
    expect(JSON.parse(texts[0]!)).toMatchObject({ statusCode: 200, data: paidData });
    expect(upstream.calls).toHaveLength(1);
  });

  it('sends a refusal to all waiting requests and lets the next one run again', async () => {
    const upstream = fakeUpstream(
      slowly(() => refused(400, 'RECORD_NOT_FOUND')),
      paid(),
    );
    const proxy = newProxy(upstream);
    const answers = await Promise.all(Array.from({ length: 10 }, async () => (await proxy(keyed())).status));
    expect(answers).toEqual(Array(10).fill(400));
    expect(upstream.calls).toHaveLength(1);
    expect((await proxy(keyed())).status).toBe(200);
    expect(upstream.calls).toHaveLength(2);
  });

  const released: [string, Reply, number][] = [
    ['HTTP 400', refused(400, 'INVALID_REQUEST'), 400],
    ['HTTP 401', refused(401, 'UNAUTHORIZED'), 401],
    ['HTTP 429', refused(429, 'APIKEY_QUOTA_EXCEEDED'), 429],
    ['HTTP 200 with statusCode 400', envelope(null, { statusCode: 400 }), 400],
    ['isSuccess 0', envelope({ isSuccess: 0 }), 200],
    [
      'a refused connection',
      new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'ECONNREFUSED' }) }),
      502,
    ],
  ];
  it.each(released)('is released after %s', async (_, reply, status) => {
    const upstream = fakeUpstream(reply, paid());
    const proxy = newProxy(upstream);
    expect((await proxy(keyed())).status).toBe(status);
    // Another body is accepted because the key has no order.
    expect((await read(await proxy(keyed('k-1', { ...sample, stationsId: 5 })))).data).toEqual(paidData);
    expect(upstream.calls).toHaveLength(2);
  });

  const kept: [string, Reply, number][] = [
    ['success', paid(), 200],
    ['isSuccess 0 with an order', envelope({ isSuccess: 0, orderData: { orderId: 7 } }), 502],
    ['an answer for another booking', envelope({ ...paidData, customerScheduleId: 1870 }), 502],
    ['HTTP 500', refused(500, 'UNKNOWN_ERROR'), 500],
    ['HTTP 500 with statusCode 400', envelope(null, { statusCode: 400 }, { status: 500 }), 500],
    ['HTTP 409', refused(409, 'CONFLICT'), 502],
    ['an invalid reply', new Response('<html>'), 502],
    [
      'a reset connection',
      new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'ECONNRESET' }) }),
      502,
    ],
    ['a timeout', () => new Promise<Response>(() => undefined), 504],
  ];
  it.each(kept)('is not run again after %s', async (_, reply, status) => {
    const upstream = fakeUpstream(reply, paid());
    const proxy = newProxy(upstream, { timeoutMs: 50 });
    const first = await (await proxy(keyed())).text();
    const second = await proxy(keyed());
    expect(second.status).toBe(status);
    expect(await second.text()).toBe(first);
    expect((await proxy(keyed('k-1', { ...sample, stationsId: 5 }))).status).toBe(422);
    expect(upstream.calls).toHaveLength(1);
  });

  it('belongs to its body, regardless of unknown fields and the order of fields', async () => {
    const upstream = fakeUpstream(slowly(paid));
    const proxy = newProxy(upstream);
    const running = proxy(keyed());
    await called(upstream);
    expect(await read(await proxy(keyed('k-1', { ...sample, customerScheduleId: 7 })))).toMatchObject({
      statusCode: 422,
      error: 'IDEMPOTENCY_KEY_REUSED',
    });
    expect((await running).status).toBe(200);
    const { customerScheduleId, ...rest } = sample;
    expect((await proxy(keyed('k-1', { extra: 1, ...rest, customerScheduleId }))).status).toBe(200);
    expect(upstream.calls).toHaveLength(1);
  });

  it('is the same with and without quotes, and another key runs another call', async () => {
    const upstream = fakeUpstream(paid());
    const proxy = newProxy(upstream);
    for (const key of ['abc', '"abc"', 'abd', '"a\\"c"', '"with, comma"']) await proxy(keyed(key));
    expect(upstream.calls).toHaveLength(4);
  });

  it.each([
    '',
    '""',
    'x'.repeat(256),
    `"${'x'.repeat(256)}"`,
    'a b',
    'a, b',
    '"a", "b"',
    'é',
    '"unfinished',
    'a"b',
    'tab\tin',
  ])('is refused as %j', async (key) => {
    const upstream = fakeUpstream(paid());
    expect((await newProxy(upstream)(keyed(key))).status).toBe(400);
    expect(upstream.calls).toHaveLength(0);
  });

  it('may have 255 characters', async () => {
    expect((await newProxy(fakeUpstream(paid()))(keyed('x'.repeat(255)))).status).toBe(200);
  });

  it('is forgotten after keepMs, not before', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    try {
      const upstream = fakeUpstream(paid());
      const proxy = newProxy(upstream);
      await proxy(keyed());
      vi.advanceTimersByTime(24 * 3_600_000 - 1);
      await proxy(keyed());
      expect(upstream.calls).toHaveLength(1);
      vi.advanceTimersByTime(2);
      await proxy(keyed());
      expect(upstream.calls).toHaveLength(2);
    } finally {
      vi.useRealTimers();
    }
  });

  it.each([-90_000_000, 90_000_000])('is not forgotten when the clock jumps by %d ms', async (jumpMs) => {
    vi.useFakeTimers({ toFake: ['Date'] });
    try {
      const upstream = fakeUpstream(paid());
      const proxy = newProxy(upstream);
      await proxy(keyed());
      vi.setSystemTime(Date.now() + jumpMs);
      expect((await proxy(keyed())).status).toBe(200);
      expect(upstream.calls).toHaveLength(1);
    } finally {
      vi.useRealTimers();
    }
  });

  it('is answered 409 UNCERTAIN without a call when the process that ran it has died', async () => {
    const store = memoryStore();
    const lost = fakeUpstream(() => new Promise<Response>(() => undefined));
    const dead = newProxy(lost, {
      store: { ...store, settle: () => new Promise(() => undefined) },
      timeoutMs: 50,
      storeTimeoutMs: 20,
    });
    void dead(keyed());
    const upstream = fakeUpstream(paid());
    const alive = newProxy(upstream, { store, timeoutMs: 50, storeTimeoutMs: 20 });
    await called(lost);
    expect(await read(await alive(keyed()))).toMatchObject({
      statusCode: 409,
      error: 'UNCERTAIN',
      data: null,
    });
    expect(await read(await alive(keyed()))).toMatchObject({ statusCode: 409, error: 'UNCERTAIN' });
    expect(upstream.calls).toHaveLength(0);
  });

  it('stores only hashes and the answer', async () => {
    const seen: unknown[] = [];
    const inner = memoryStore();
    const store: IdempotencyStore = {
      ...inner,
      claim: (request) => (seen.push(request), inner.claim(request)),
      settle: (settlement) => (seen.push(settlement), inner.settle(settlement)),
    };
    await newProxy(fakeUpstream(paid()), { store })(
      keyed('customer-0901234567', sample, { cookie: 'session=1' }),
    );
    const text = JSON.stringify(seen);
    for (const secret of ['0901234567', 'session', apiKey, 'stationServicesList'])
      expect(text).not.toContain(secret);
    expect(text).toContain('ORDER99999');
  });
});
