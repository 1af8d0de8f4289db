import { describe, expect, it, vi } from 'vitest';
import { memoryStore } from '../../../src/proxy/index.js';
import { sandboxMethods } from '../../../src/sandbox/index.js';
import { envelope, fakeUpstream, paidData, refused } from '../fakeUpstream.js';
import { keyed, newProxy, pause, post, read, sample } from '../newProxy.js';
import { openOf, setUpOrders as setUp } from './setUpOrders.js';

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

  it.each([
    ['a press that replaces it', { 'replaces-order': '99999' }],
    ['any other press', {}],
  ])('that was paid meanwhile answers %s with the paid order, once', async (_, headers) => {
    const { proxy, sandbox } = setUp();
    await proxy(keyed('k-1'));
    sandbox.settle(99_999, 'Success');
    expect(await read(await proxy(keyed('k-2', sample, headers)))).toMatchObject({
      statusCode: 409,
      error: 'ORDER_OPEN',
      data: { answer: { orderData: { orderId: 99_999 }, paymentStatus: 'Success' }, request: sample },
    });
    expect(sandbox.calls.createPayment).toBe(1);
    expect((await proxy(keyed('k-2', sample, headers))).status).toBe(200);
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
