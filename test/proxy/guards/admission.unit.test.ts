import { RateLimiterMemory } from 'rate-limiter-flexible';
import { describe, expect, it, vi } from 'vitest';
import { type Authorize, type ProxyCall, type RateLimiter, memoryLimiter } from '../../../src/proxy/index.js';
import { envelope, fakeUpstream, paid, paidForBooking } from '../fakeUpstream.js';
import { get, newProxy, origin, post, read, sample } from '../newProxy.js';

describe('authorize', () => {
  it('receives the request and the validated call, on every route but health', async () => {
    const calls: ProxyCall[] = [];
    const authorize: Authorize = (request, call) => {
      calls.push(call);
      return request.headers.get('authorization') === 'yes';
    };
    const upstream = fakeUpstream(paid(), envelope([]));
    const proxy = newProxy(upstream, { authorize, clientId: 'client' });
    const headers = { authorization: 'yes' };
    const requests = [post({ ...sample, extra: 1 }, headers)].concat(
      ['methods', 'services?stationsId=57', 'status?orderId=A-1&amount=120000', 'health'].map((path) =>
        get(path, headers),
      ),
    );
    for (const request of requests) expect((await proxy(request)).status).toBeLessThan(405);
    expect(calls).toEqual([
      { route: 'createPayment', ...sample },
      { route: 'methods' },
      { route: 'services', stationsId: 57 },
      { route: 'status', orderId: 'A-1', amount: 120000 },
    ]);
  });

  const refusing: [string, Authorize, number][] = [
    ['false', () => false, 403],
    ['403', () => 403, 403],
    ['401', () => 401, 401],
    ['a rejected promise', () => Promise.reject(new Error('db down')), 403],
    [
      'a throw',
      () => {
        throw new Error('bug');
      },
      403,
    ],
    ['undefined', (() => undefined) as unknown as Authorize, 403],
    ['a truthy value', (() => 'yes') as unknown as Authorize, 403],
    ['a timeout', () => new Promise<boolean>(() => undefined), 403],
  ];
  it.each(refusing)('denies the request after %s', async (_, authorize, status) => {
    const upstream = fakeUpstream(paid());
    const proxy = newProxy(upstream, { authorize, timeoutMs: 30, clientId: 'client' });
    for (const request of [
      post(),
      get('methods'),
      get('services?stationsId=1'),
      get('status?orderId=1&amount=1'),
    ])
      expect(await read(await proxy(request))).toMatchObject({
        statusCode: status,
        error: 'UNAUTHORIZED',
        data: null,
      });
    expect(upstream.calls).toHaveLength(0);
  });

  it('is not called for a body that breaks the contract', async () => {
    const authorize = () => {
      throw new Error('must not be called');
    };
    expect((await newProxy(fakeUpstream(paid()), { authorize })(post({}))).status).toBe(400);
  });
});

describe('the origin of a request', () => {
  const shop = 'https://booking.example.vn';
  const rows: [string, Record<string, string>, number][] = [
    ['no header (a server)', {}, 200],
    ['same-origin', { 'sec-fetch-site': 'same-origin', origin: 'https://public.example.vn' }, 200],
    ['the same host, older browser', { origin }, 200],
    ['the same host behind a TLS proxy', { origin: origin.replace('https', 'http') }, 200],
    ['a listed origin', { 'sec-fetch-site': 'cross-site', origin: shop }, 200],
    ['a foreign site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }, 403],
    ['a foreign site, older browser', { origin: 'https://evil.example' }, 403],
    [
      'a sibling that is not listed',
      { 'sec-fetch-site': 'same-site', origin: 'https://blog.example.vn' },
      403,
    ],
    ['a foreign site without Origin', { 'sec-fetch-site': 'cross-site' }, 403],
    ['an opaque origin', { origin: 'null' }, 403],
    ['an origin with the host as prefix', { origin: `${origin}.evil.example` }, 403],
    ['a listed origin in another spelling', { origin: shop.toUpperCase() }, 403],
    ['a listed origin and another', { origin: `${shop}, https://evil.example` }, 403],
    ['the same host on another port', { origin: `${origin}:444` }, 403],
    ['an invalid Sec-Fetch-Site', { 'sec-fetch-site': 'same-origin, cross-site', origin }, 403],
  ];
  it.each(rows)('%s', async (_, headers, status) => {
    const upstream = fakeUpstream(paid());
    const proxy = newProxy(upstream, { allowedOrigins: [shop] });
    const response = await proxy(post(sample, headers));
    expect(response.status).toBe(status);
    expect(response.headers.get('vary')).toBe('Origin');
    const isShop = status === 200 && headers['origin'] === shop;
    expect(response.headers.get('access-control-allow-origin')).toBe(isShop ? shop : null);
    expect((await proxy(get('methods', headers))).status).toBe(status);
    expect(upstream.calls).toHaveLength(status === 200 ? 2 : 0);
  });

  const preflight = (from: string) =>
    new Request(`${origin}/api/payment`, {
      method: 'OPTIONS',
      headers: {
        origin: from,
        'sec-fetch-site': 'cross-site',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type,idempotency-key,x-forged',
      },
    });

  it('answers the preflight of a listed origin with a fixed list of headers', async () => {
    const proxy = newProxy(fakeUpstream(paid()), { allowedOrigins: [shop], allowedHeaders: ['X-Csrf'] });
    const response = await proxy(preflight(shop));
    expect(response.status).toBe(204);
    expect(Object.fromEntries(response.headers)).toEqual({
      vary: 'Origin',
      'access-control-allow-origin': shop,
      'access-control-allow-credentials': 'true',
      'access-control-allow-methods': 'GET, POST',
      'access-control-allow-headers':
        'Content-Type, Idempotency-Key, Idempotency-Key-Age, Replaces-Order, Authorization, traceparent, X-Csrf',
      'access-control-max-age': '600',
    });
    const posted = await proxy(post(sample, { origin: shop }));
    expect(posted.headers.get('access-control-expose-headers')).toBe('Retry-After, X-Request-Id');
  });

  it('refuses the preflight of other origins without CORS headers', async () => {
    const response = await newProxy(fakeUpstream(paid()), { allowedOrigins: [shop] })(
      preflight('https://evil.example'),
    );
    expect(response.status).toBe(403);
    expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  it('lets a listed origin read an error', async () => {
    const proxy = newProxy(fakeUpstream(paid()), { allowedOrigins: [shop] });
    const response = await proxy(post({}, { origin: shop }));
    expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([400, shop]);
  });
});

describe('limits', () => {
  const clientKey = (request: Request) => request.headers.get('x-session') ?? undefined;
  const limiters: [string, () => RateLimiter][] = [
    ['memoryLimiter', () => memoryLimiter({ points: 2, windowMs: 60_000 })],
    ['rate-limiter-flexible', () => new RateLimiterMemory({ points: 2, duration: 60 })],
  ];

  it.each(limiters)('%s counts by client', async (_, limiter) => {
    const upstream = fakeUpstream(paid());
    const proxy = newProxy(upstream, { limits: { perClient: limiter(), clientKey } });
    const statuses = [];
    for (const session of ['a', 'a', 'a', 'b'])
      statuses.push((await proxy(post(sample, { 'x-session': session }))).status);
    expect(statuses).toEqual([200, 200, 429, 200]);
    expect(upstream.calls).toHaveLength(3);
  });

  it.each(limiters)('%s counts by booking and sends Retry-After', async (_, limiter) => {
    const proxy = newProxy(fakeUpstream(paidForBooking), { limits: { perBooking: limiter() } });
    await proxy(post());
    await proxy(post());
    const answer = await read(await proxy(post()));
    expect(answer).toMatchObject({ statusCode: 429, error: 'TOO_MANY_REQUESTS', data: null });
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(50);
    expect(Number(answer.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    expect((await proxy(post({ ...sample, customerScheduleId: 2 }))).status).toBe(200);
  });

  it('does not count denied requests against a booking', async () => {
    const authorize: Authorize = (request) => request.headers.get('x-session') === 'owner';
    const perBooking = memoryLimiter({ points: 1, windowMs: 60_000 });
    const proxy = newProxy(fakeUpstream(paid()), { authorize, limits: { perBooking } });
    expect((await proxy(post(sample, { 'x-session': 'stranger' }))).status).toBe(403);
    expect((await proxy(post(sample, { 'x-session': 'owner' }))).status).toBe(200);
  });

  it('counts reads separately', async () => {
    const limits = { reads: memoryLimiter({ points: 1, windowMs: 60_000 }), clientKey };
    const proxy = newProxy(fakeUpstream(envelope([])), { limits });
    const headers = { 'x-session': 'a' };
    expect((await proxy(get('methods', headers))).status).toBe(200);
    expect((await proxy(get('methods', headers))).status).toBe(429);
    expect((await proxy(get('health', headers))).status).toBe(200);
  });

  it('limits by default', async () => {
    const proxy = newProxy(fakeUpstream(paid()), { limits: {} });
    const statuses = [];
    for (let call = 0; call < 21; call += 1) statuses.push((await proxy(post())).status);
    expect(statuses.filter((status) => status === 429)).toHaveLength(1);
  });

  it.each([
    ['fails', () => Promise.reject(new Error('redis down'))],
    ['does not answer', () => new Promise(() => undefined)],
  ])('answers 503 without a call when a limiter %s', async (_, consume) => {
    const upstream = fakeUpstream(paid());
    const proxy = newProxy(upstream, { limits: { perBooking: { consume } }, storeTimeoutMs: 20 });
    expect(await read(await proxy(post()))).toMatchObject({ statusCode: 503, error: 'LIMITER_UNAVAILABLE' });
    expect(upstream.calls).toHaveLength(0);
  });

  it.each([-3_600_000, 3_600_000])(
    'does not change its window when the clock jumps by %d ms',
    async (jumpMs) => {
      vi.useFakeTimers({ toFake: ['Date'] });
      try {
        const limiter = memoryLimiter({ points: 1, windowMs: 60_000 });
        await limiter.consume('a');
        vi.setSystemTime(Date.now() + jumpMs);
        const error = await limiter
          .consume('a')
          .catch((reason: unknown) => reason as { msBeforeNext: number });
        expect(error).toMatchObject({ msBeforeNext: expect.any(Number) as number });
        expect((error as { msBeforeNext: number }).msBeforeNext).toBeLessThanOrEqual(60_000);
      } finally {
        vi.useRealTimers();
      }
    },
  );

  it('starts a new window after the old one and forgets the oldest key', async () => {
    const limiter = memoryLimiter({ points: 1, windowMs: 200, maxKeys: 2 });
    await limiter.consume('a');
    await expect(limiter.consume('a')).rejects.toMatchObject({ msBeforeNext: expect.any(Number) as number });
    await new Promise((resolve) => setTimeout(resolve, 220));
    await limiter.consume('a');
    await limiter.consume('b');
    await limiter.consume('c');
    await limiter.consume('a');
  });
});
