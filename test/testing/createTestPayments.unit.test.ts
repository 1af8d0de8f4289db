import { afterEach, describe, expect, it, vi } from 'vitest';
import { createTestPayments, type TestPayments } from '../../src/testing/createTestPayments.js';

const body = JSON.stringify({ customerScheduleId: 1869, paymentMethodType: 2, paymentMethodId: 1 });

async function post(payments: TestPayments, init: RequestInit = {}) {
  const response = await payments.fetch('/api/payment', {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json' },
    ...init,
  });
  return (await response.json()) as { statusCode: number; data: { orderData: { orderId: number } } | null };
}

async function readStatus(payments: TestPayments): Promise<string> {
  const { orderId, totalPayment } = payments.orders[payments.orders.length - 1]!;
  const response = await payments.fetch(`/api/payment/status?orderId=${orderId}&amount=${totalPayment}`);
  const { data } = (await response.json()) as { data: { paymentStatus: string } };
  return data.paymentStatus;
}

const statuses = (payments: TestPayments) => payments.orders.map(({ status }) => status);

afterEach(() => void vi.unstubAllGlobals());

describe('createTestPayments', () => {
  it('is the whole chain as a fetch', async () => {
    const payments = createTestPayments();
    const { data } = await post(payments);
    expect(data?.orderData.orderId).toBe(99_999);
    expect(payments.orders).toMatchObject([{ orderId: 99_999, status: 'New', customerScheduleId: 1869 }]);
    const methods = await payments.fetch(new URL('http://localhost/api/payment/methods'));
    expect(await methods.json()).toMatchObject({ statusCode: 200 });
    const services = await payments.fetch(new Request('http://localhost/api/payment/services?stationsId=57'));
    expect(await services.json()).toMatchObject({ statusCode: 200 });
  });

  it('resolves relative addresses against the page', async () => {
    vi.stubGlobal('location', new URL('https://partner.example/bookings/1'));
    const authorize = vi.fn(() => true);
    await post(createTestPayments({ proxy: { authorize } }));
    expect(authorize).toHaveBeenCalledWith(
      expect.objectContaining({ url: 'https://partner.example/api/payment' }),
      expect.anything(),
    );
  });

  it('pay: the newest order is paid, or the named one', async () => {
    const payments = createTestPayments();
    await post(payments);
    await post(payments);
    payments.pay();
    expect(statuses(payments)).toEqual(['New', 'Success']);
    expect(await readStatus(payments)).toBe('Success');
    payments.pay('99999');
    expect(statuses(payments)).toEqual(['Success', 'Success']);
    expect(() => payments.pay()).toThrow(/order 100000 is Success and cannot be paid/);
  });

  it('payLate: money arrives for an order that was replaced or has failed', async () => {
    const payments = createTestPayments();
    await post(payments);
    await post(payments);
    payments.payLate();
    expect(statuses(payments)).toEqual(['Success', 'New']);
    payments.sandbox.settle(100_000, 'Failed');
    expect(() => payments.pay()).toThrow(/payLate/);
    payments.payLate();
    expect(statuses(payments)).toEqual(['Success', 'Success']);
    expect(() => payments.payLate()).toThrow(/no such order/);
  });

  it('cancel: the order is canceled unless it is paid', async () => {
    const payments = createTestPayments();
    await post(payments);
    payments.cancel();
    expect(statuses(payments)).toEqual(['Canceled']);
    await post(payments);
    payments.pay();
    expect(() => payments.cancel()).toThrow(/is paid/);
  });

  it('explains what to do when there is no order', () => {
    const payments = createTestPayments();
    expect(() => payments.pay()).toThrow('no such order. Orders: none. Press "pay"');
    expect(() => payments.cancel(5)).toThrow('no such order');
  });

  it('fail: the next call gets the error and makes no order, the one after works', async () => {
    const payments = createTestPayments();
    payments.fail(400);
    expect(await post(payments)).toMatchObject({ statusCode: 400 });
    payments.fail(400, { endpoint: 'orders' });
    expect(await post(payments)).toMatchObject({ statusCode: 200 });
    payments.fail(429, { retryAfterSeconds: 7 });
    const headers = { 'content-type': 'application/json' };
    const refused = await payments.fetch('/api/payment', { method: 'POST', body, headers });
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '7']);
    expect(payments.orders).toHaveLength(1);
  });

  it('dropNextAnswer: the order is made, its answer is lost, and the same key finds it', async () => {
    const payments = createTestPayments();
    const headers = { 'content-type': 'application/json', 'idempotency-key': '"a"' };
    payments.dropNextAnswer();
    expect(await payments.fetch('/api/payment/methods')).toMatchObject({ status: 200 });
    await expect(post(payments, { headers })).rejects.toThrow('Failed to fetch');
    expect(payments.orders).toHaveLength(1);
    expect((await post(payments, { headers })).data?.orderData.orderId).toBe(99_999);
    expect(payments.orders).toHaveLength(1);
  });

  it('stops waiting when its signal aborts, as fetch does', async () => {
    const payments = createTestPayments({ latencyMs: 1_000 });
    const controller = new AbortController();
    const answer = post(payments, { signal: controller.signal });
    controller.abort();
    await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
    await expect(post(payments, { signal: controller.signal })).rejects.toMatchObject({ name: 'AbortError' });
    const request = new Request('http://localhost/api/payment/methods', { signal: controller.signal });
    await expect(payments.fetch(request)).rejects.toMatchObject({ name: 'AbortError' });
  });
});
