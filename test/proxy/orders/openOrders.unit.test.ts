import { describe, expect, it, vi } from 'vitest';
import {
  type IdempotencyStore,
  type PaymentProxyOptions,
  type Reservation,
  memoryStore,
} from '../../../src/proxy/index.js';
import { createSandbox, sandboxMethods } from '../../../src/sandbox/index.js';
import { envelope, fakeUpstream, paidData, refused } from '../fakeUpstream.js';
import { apiKey, get, keyed, newProxy, pause, post, read, sample } from '../newProxy.js';

function setUp(options: Partial<PaymentProxyOptions> = {}) {
  const sandbox = createSandbox({ apiKey });
  const create = (over: Partial<PaymentProxyOptions> = {}) =>
    newProxy(fakeUpstream(), {
      fetch: sandbox,
      clientId: 'client',
      openOrders: true,
      statusFreshMs: 0,
      ...options,
      ...over,
    });
  return { sandbox, create, proxy: create() };
}

const openOf = (customerScheduleId = 1869) => get(`open?customerScheduleId=${customerScheduleId}`);
const replacing = (orderId: string, key = 'k-2') => keyed(key, sample, { 'replaces-order': orderId });

describe('the open order of a booking', () => {
  it('is answered with its age and request, and is null before', async () => {
    const { proxy, sandbox } = setUp();
    expect(await read(await proxy(openOf()))).toMatchObject({ statusCode: 200, error: null, data: null });
    const paid = await read(await proxy(keyed('k-1')));
    await pause(30);
    const found = await read(await proxy(openOf()));
    expect(found.data).toEqual({ answer: paid.data, request: sample, ageMs: expect.any(Number) as number });
    expect((found.data as { ageMs: number }).ageMs).toBeGreaterThanOrEqual(20);
    expect((await read(await proxy(openOf(1870)))).data).toBeNull();
    expect(sandbox.calls.createPayment).toBe(1);
  });

  it('keeps another key and a request without a key from a second order', async () => {
    const { proxy, sandbox } = setUp();
    const paid = await read(await proxy(keyed('k-1')));
    for (const request of [keyed('k-2'), post(), keyed('k-2', { ...sample, paymentMethodType: 4 })]) {
      const answer = await read(await proxy(request));
      expect(answer).toMatchObject({
        statusCode: 409,
        error: 'ORDER_OPEN',
        data: { answer: paid.data, request: sample },
      });
    }
    expect(sandbox.calls.createPayment).toBe(1);
    // The key itself is answered as before, and other bookings are free.
    expect((await read(await proxy(keyed('k-1')))).data).toEqual(paid.data);
    expect((await proxy(keyed('k-3', { ...sample, customerScheduleId: 1870 }))).status).toBe(200);
  });

  it('is replaced by a request that names it, once', async () => {
    const { proxy, sandbox } = setUp();
    await proxy(keyed('k-1'));
    expect((await read(await proxy(replacing('1')))).error).toBe('ORDER_OPEN');
    const answers = await Promise.all(
      ['k-2', 'k-3', 'k-4'].map(async (key) => read(await proxy(replacing('99999', key)))),
    );
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409, 409]);
    expect(sandbox.calls.createPayment).toBe(2);
    const now = (await read(await proxy(openOf()))).data as { answer: { orderData: { orderId: number } } };
    expect(now.answer.orderData.orderId).toBe(100_000);
  });

  it('is one when two processes get two keys at the same moment', async () => {
    const store = memoryStore();
    const { sandbox, create } = setUp({ store });
    const proxies = [create(), create()];
    const answers = await Promise.all(
      Array.from({ length: 20 }, async (_, index) => read(await proxies[index % 2]!(keyed(`k-${index}`)))),
    );
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1);
    expect(answers.filter(({ error }) => error === 'ORDER_OPEN')).toHaveLength(19);
    expect(sandbox.calls.createPayment).toBe(1);
  });

  it.each(['Success', 'Canceled', 'Failed'] as const)('ends with the status %s', async (status) => {
    const { proxy, sandbox } = setUp();
    await proxy(keyed('k-1'));
    sandbox.settle(99_999, status);
    expect((await read(await proxy(openOf()))).data).toBeNull();
    sandbox.settle(99_999, 'New');
    expect((await proxy(keyed('k-2'))).status).toBe(200);
  });

  it('that has ended does not keep a payment away, also when nobody looked before', async () => {
    const { proxy, sandbox } = setUp();
    await proxy(keyed('k-1'));
    sandbox.settle(99_999, 'Failed');
    expect((await proxy(keyed('k-2'))).status).toBe(200);
    expect(sandbox.calls.createPayment).toBe(2);
  });

  it('stays while the API cannot tell its status', async () => {
    const { proxy, sandbox } = setUp();
    await proxy(keyed('k-1'));
    sandbox.failNext({ endpoint: 'orders', httpStatus: 500 });
    sandbox.failNext({ endpoint: 'orders', httpStatus: 500 });
    expect((await read(await proxy(openOf()))).data).not.toBeNull();
  });

  it('is told by the partner’s own records where there are any', async () => {
    const getStatus = vi.fn().mockReturnValueOnce('New').mockReturnValue('Canceled');
    const { proxy } = setUp({ getStatus });
    await proxy(keyed('k-1'));
    expect((await read(await proxy(openOf()))).data).not.toBeNull();
    expect((await read(await proxy(openOf()))).data).toBeNull();
    expect(getStatus.mock.calls[0]?.[0]).toMatchObject({ orderId: '99999', amount: 120000 });
  });

  it('lasts openOrderMs, or as long as its answer says', async () => {
    const { proxy } = setUp({ openOrderMs: 40 });
    await proxy(keyed('k-1'));
    await proxy(keyed('k-2', { ...sample, customerScheduleId: 1, paymentMethodType: 3, paymentMethodId: 2 }));
    await pause(60);
    expect((await read(await proxy(openOf()))).data).toBeNull();
    expect((await read(await proxy(openOf(1)))).data).not.toBeNull();
  });

  it.each(['nothing', 'refused', 'free', 'paidAtOnce', 'failed', 'canceled'] as const)(
    'does not come of the answer "%s"',
    async (name) => {
      const { type, id } = sandboxMethods[name];
      const { proxy, sandbox } = setUp();
      await proxy(keyed('k-1', { ...sample, paymentMethodType: type, paymentMethodId: id }));
      expect((await read(await proxy(openOf()))).data).toBeNull();
      expect((await proxy(keyed('k-2'))).status).toBe(200);
      expect(sandbox.calls.createPayment).toBe(2);
    },
  );

  it.each([
    ['an answer without an id', envelope({ ...paidData, orderData: null })],
    ['an invalid answer', envelope({ ...paidData, totalPayment: -1 })],
    ['an answer for another booking', envelope({ ...paidData, customerScheduleId: 1 })],
    ['a failure of the API', refused(500, 'UNKNOWN_ERROR')],
    ['a broken connection', new TypeError('fetch failed')],
  ])('does not come of %s, and the next payment is not kept away', async (_, reply) => {
    const upstream = fakeUpstream(reply);
    const proxy = newProxy(upstream, { openOrders: true });
    await proxy(keyed('k-1'));
    expect((await read(await proxy(openOf()))).data).toBeNull();
    expect((await read(await proxy(keyed('k-2')))).error).not.toBe('ORDER_OPEN');
    expect(upstream.calls).toHaveLength(2);
  });

  it('stays when its replacement is refused, and goes when the booking was paid instead', async () => {
    const { proxy, sandbox } = setUp();
    await proxy(keyed('k-1'));
    sandbox.failNext({ httpStatus: 400 });
    expect((await proxy(replacing('99999'))).status).toBe(400);
    expect((await read(await proxy(openOf()))).data).not.toBeNull();
    const { type, id } = sandboxMethods.paidAtOnce;
    const body = { ...sample, paymentMethodType: type, paymentMethodId: id };
    expect((await proxy(keyed('k-3', body, { 'replaces-order': '99999' }))).status).toBe(200);
    expect((await read(await proxy(openOf()))).data).toBeNull();
  });
});

describe('a payment while another one of the booking is under way', () => {
  it('waits for it, also when it fails', async () => {
    const pending: ((response: Response) => void)[] = [];
    const upstream = fakeUpstream(() => new Promise<Response>((resolve) => pending.push(resolve)));
    const proxy = newProxy(upstream, { openOrders: true });
    const first = proxy(keyed('k-1'));
    await expect.poll(() => pending).toHaveLength(1);
    const second = proxy(keyed('k-2'));
    await pause(60);
    expect(pending).toHaveLength(1);
    pending[0]!(refused(500, 'UNKNOWN_ERROR'));
    expect((await first).status).toBe(500);
    await expect.poll(() => pending).toHaveLength(2);
    pending[1]!(envelope(paidData));
    expect((await second).status).toBe(200);
  });

  it('ends when its client has gone, and leaves its key free', async () => {
    const pending: ((response: Response) => void)[] = [];
    const upstream = fakeUpstream(() => new Promise<Response>((resolve) => pending.push(resolve)));
    const proxy = newProxy(upstream, { openOrders: true });
    const first = proxy(keyed('k-1'));
    await expect.poll(() => pending).toHaveLength(1);
    const controller = new AbortController();
    const second = proxy(new Request(keyed('k-2'), { signal: controller.signal }));
    await pause(30);
    controller.abort();
    expect((await second).status).toBe(503);
    pending[0]!(refused(400, 'INVALID_REQUEST'));
    await first;
    const again = proxy(keyed('k-2'));
    await expect.poll(() => pending).toHaveLength(2);
    pending[1]!(envelope(paidData));
    expect((await again).status).toBe(200);
  });
});

describe('the route of open orders', () => {
  it('asks for authorization with the booking', async () => {
    const authorize = vi.fn().mockReturnValue(403);
    const { proxy } = setUp({ authorize });
    expect((await proxy(openOf())).status).toBe(403);
    expect(authorize.mock.calls[0]?.[1]).toEqual({ route: 'openOrder', customerScheduleId: 1869 });
  });

  it.each(['open', 'open?customerScheduleId=0', 'open?customerScheduleId=1&customerScheduleId=2'])(
    'refuses %s',
    async (path) => expect((await setUp().proxy(get(path))).status).toBe(400),
  );

  it('counts as a read', async () => {
    const { proxy } = setUp({
      limits: {
        reads: { consume: () => Promise.reject(Object.assign(new Error(), { msBeforeNext: 5 })) },
        clientKey: () => 'a',
      },
    });
    expect((await proxy(openOf())).status).toBe(429);
  });
});

describe('open orders that are switched off', () => {
  const bare = (): IdempotencyStore => {
    const store = memoryStore();
    delete store.openOrders;
    delete store.channel;
    return store;
  };
  it.each([
    ['by the option', { openOrders: false }],
    ['by a store of the partner’s own without them', { store: bare() }],
  ])('%s: two keys make two orders, and the route is 404', async (_, options) => {
    const upstream = fakeUpstream();
    const proxy = newProxy(upstream, {
      ...('store' in options && { openOrders: undefined }),
      ...options,
    } as never);
    expect((await proxy(keyed('k-1'))).status).toBe(200);
    expect((await proxy(keyed('k-2'))).status).toBe(200);
    expect(await read(await proxy(openOf()))).toMatchObject({ statusCode: 404, error: 'NOT_FOUND' });
  });

  it('are an error when the option asks for them and the store has none', () => {
    expect(() => newProxy(fakeUpstream(), { store: bare(), openOrders: true })).toThrow('`openOrders`');
  });
});

describe('a store that fails', () => {
  const failing = (over: Partial<NonNullable<IdempotencyStore['openOrders']>>): IdempotencyStore => {
    const store = memoryStore();
    return { ...store, openOrders: { ...store.openOrders!, ...over } };
  };
  const fail = () => Promise.reject(new Error('down'));

  it('answers 503 before anything is sent, and leaves the key free', async () => {
    const upstream = fakeUpstream();
    const orders = memoryStore().openOrders!;
    const reserve = vi
      .fn((reservation: Reservation) => orders.reserve(reservation))
      .mockImplementationOnce(fail);
    const proxy = newProxy(upstream, { store: failing({ reserve }), openOrders: true });
    expect(await read(await proxy(keyed()))).toMatchObject({ statusCode: 503, error: 'STORE_UNAVAILABLE' });
    expect(upstream.calls).toHaveLength(0);
    expect((await proxy(keyed())).status).toBe(200);
  });

  it('does not spoil an answer that has come', async () => {
    const store = failing({ keep: fail });
    const proxy = newProxy(fakeUpstream(), { store, openOrders: true });
    expect((await proxy(keyed())).status).toBe(200);
    expect((await proxy(keyed())).status).toBe(200);
  });

  it('answers 503 to the route', async () => {
    const proxy = newProxy(fakeUpstream(), { store: failing({ find: fail }), openOrders: true });
    expect((await read(await proxy(openOf()))).error).toBe('STORE_UNAVAILABLE');
  });
});
