import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PaymentProxyOptions } from '../../../src/proxy/index.js';
import { envelope, fakeUpstream, refused } from '../fakeUpstream.js';
import { get, newProxy, read } from '../newProxy.js';
import { type StatusApi, orderNotFound, statusApi } from './statusApi.js';

const setUp = (api: StatusApi, options: Partial<PaymentProxyOptions> = {}) => {
  const proxy = newProxy(fakeUpstream(), { clientId: 'client', fetch: api.fetch, ...options });
  const ask = async (orderId: string | number) =>
    read(await proxy(get(`status?orderId=${orderId}&amount=120000`)));
  return { proxy, ask };
};
const ids = (from: number, count: number) => Array.from({ length: count }, (_, index) => from + index);
/** Runs the timers until the answer is there. */
async function settled<T>(work: Promise<T>): Promise<T> {
  let isDone = false;
  const finish = () => (isDone = true);
  work.then(finish, finish);
  while (!isDone) await vi.advanceTimersByTimeAsync(10);
  return work;
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('questions about statuses', () => {
  it('of many payers at one moment are one call', async () => {
    const api = statusApi();
    const { ask } = setUp(api);
    const answers = await settled(Promise.all(ids(1, 50).map(ask)));
    expect(answers.map(({ data }) => (data as { paymentStatus: string }).paymentStatus)).toEqual(
      Array(50).fill('New'),
    );
    expect(api.calls.map(({ length }) => length)).toEqual([50]);
  });

  it('are split by the batch size', async () => {
    const api = statusApi(undefined, 30);
    const { ask } = setUp(api, { statusBatchSize: 20 });
    await settled(Promise.all(ids(1, 130).map(ask)));
    expect(api.calls.map(({ length }) => length).sort((a, b) => b - a)).toEqual([20, 20, 20, 20, 20, 20, 10]);
    expect(new Set(api.calls.flat()).size).toBe(130);
    expect(api.maxInFlight).toBeLessThanOrEqual(4);
  });

  it('about one order by many payers are one item', async () => {
    const api = statusApi();
    const { ask } = setUp(api);
    await settled(Promise.all(Array.from({ length: 30 }, () => ask(7))));
    expect(api.calls).toEqual([['7']]);
  });

  it('are answered from memory for two seconds, and gathered for one', async () => {
    const api = statusApi();
    const { ask } = setUp(api);
    await settled(ask(1));
    api.statuses.set('1', 'Pending');
    await vi.advanceTimersByTimeAsync(1_900);
    expect((await ask(1)).data).toMatchObject({ paymentStatus: 'New' });
    await vi.advanceTimersByTimeAsync(200);
    expect((await settled(ask(1))).data).toMatchObject({ paymentStatus: 'Pending' });
    expect(api.calls).toHaveLength(2);
    // The last call was just now: two payers in the same second share the next one.
    const others = Promise.all([ask(2), vi.advanceTimersByTimeAsync(300).then(() => ask(3))]);
    await settled(others);
    expect(api.calls.slice(2)).toEqual([['2', '3']]);
  });

  it.each(['Success', 'Canceled'])('about an order that is %s are never asked again', async (status) => {
    const api = statusApi();
    const { ask } = setUp(api);
    api.statuses.set('1', status);
    await settled(ask(1));
    api.statuses.set('1', 'New');
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect((await settled(ask(1))).data).toMatchObject({ paymentStatus: status });
    expect(api.calls).toHaveLength(1);
  });

  it('about a failed order are asked again, because money may still come', async () => {
    const api = statusApi();
    const { ask } = setUp(api);
    api.statuses.set('1', 'Failed');
    await settled(ask(1));
    api.statuses.set('1', 'Success');
    await vi.advanceTimersByTimeAsync(3_000);
    expect((await settled(ask(1))).data).toMatchObject({ paymentStatus: 'Success' });
  });

  it('with statusFreshMs 0 are asked at every moment anew', async () => {
    const api = statusApi();
    const { ask } = setUp(api, { statusFreshMs: 0 });
    await settled(ask(1));
    await settled(ask(1));
    expect(api.calls).toHaveLength(2);
  });

  it('with another amount are other questions', async () => {
    const api = statusApi((asked) =>
      envelope(asked.map((orderId) => ({ orderId, totalAmount: 120000, paymentStatus: 'Success' }))),
    );
    const { proxy, ask } = setUp(api);
    const wrong = async () => read(await proxy(get('status?orderId=1&amount=1')));
    const [right, mismatch] = await settled(Promise.all([ask(1), wrong()]));
    expect(right).toMatchObject({ statusCode: 200 });
    expect(mismatch).toMatchObject({ statusCode: 400, error: 'AMOUNT_MISMATCH' });
    expect(await settled(wrong())).toMatchObject({ error: 'AMOUNT_MISMATCH' });
  });
});

describe('one order that fails', () => {
  it.each([
    ['refuses the whole call', (asked: string[]) => (asked.includes('13') ? orderNotFound() : undefined)],
    [
      'is missing',
      (asked: string[]) =>
        envelope(asked.filter((id) => id !== '13').map((orderId) => ({ orderId, paymentStatus: 'New' }))),
    ],
    [
      'makes the API fail',
      (asked: string[]) => (asked.includes('13') ? refused(500, 'UNKNOWN_ERROR') : undefined),
    ],
    [
      'makes its answer unreadable',
      (asked: string[]) => (asked.includes('13') ? new Response('<html>') : undefined),
    ],
  ])('does not hide the others: it %s', async (_, answer) => {
    const api = statusApi(answer);
    const { ask } = setUp(api);
    const answers = await settled(Promise.all(ids(1, 40).map(ask)));
    const failed = answers.filter(({ statusCode }) => statusCode !== 200);
    expect(failed).toHaveLength(1);
    expect(answers.indexOf(failed[0]!)).toBe(12);
    expect(api.calls.length).toBeLessThan(16);
  });

  it('is asked about alone from then on', async () => {
    const api = statusApi((asked) => (asked.includes('13') ? orderNotFound() : undefined));
    const { ask } = setUp(api);
    await settled(Promise.all(ids(1, 40).map(ask)));
    const before = api.calls.length;
    await vi.advanceTimersByTimeAsync(5_000);
    await settled(Promise.all(ids(1, 40).map(ask)));
    expect(
      api.calls
        .slice(before)
        .map(({ length }) => length)
        .sort(),
    ).toEqual([1, 39]);
  });

  it('that was invented does not touch the calls for orders that were found', async () => {
    const api = statusApi((asked) => (asked.some((id) => Number(id) > 1_000) ? orderNotFound() : undefined));
    const { ask } = setUp(api);
    await settled(Promise.all(ids(1, 40).map(ask)));
    const before = api.calls.length;
    await vi.advanceTimersByTimeAsync(5_000);
    const invented = Promise.all(ids(2_001, 3).map(ask));
    await settled(Promise.all([...ids(1, 40).map(ask), invented]));
    expect(api.calls.slice(before).filter((asked) => asked.includes('1'))).toEqual([ids(1, 40).map(String)]);
  });

  it('is not looked for while the whole API is down', async () => {
    const api = statusApi(() => refused(500, 'UNKNOWN_ERROR'));
    const { ask } = setUp(api);
    const answers = await settled(Promise.all(ids(1, 50).map(ask)));
    expect(new Set(answers.map(({ error }) => error))).toEqual(new Set(['UNKNOWN_ERROR']));
    // The call, its repetition, and one look at each half; a minute passes before the next look.
    expect(api.calls).toHaveLength(4);
    await vi.advanceTimersByTimeAsync(5_000);
    await settled(Promise.all(ids(1, 50).map(ask)));
    expect(api.calls).toHaveLength(6);
  });

  it('is not looked for when the key or the quota is refused', async () => {
    const api = statusApi(() => refused(429, 'APIKEY_QUOTA_EXCEEDED', { 'retry-after': '3' }));
    const { ask } = setUp(api);
    const answers = await settled(Promise.all(ids(1, 50).map(ask)));
    expect(
      answers.every(({ statusCode, headers }) => statusCode === 429 && headers.get('retry-after') === '3'),
    ).toBe(true);
    expect(api.calls).toHaveLength(1);
  });
});

describe('an API that does not answer', () => {
  it('is 504 for each payer, in time', async () => {
    const api = statusApi(undefined, 60_000);
    const { ask } = setUp(api, { timeoutMs: 1_000 });
    const answers = await settled(Promise.all([ask(1), ask(2)]));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([504, 504]);
  });
});

describe('the status that createPayment told', () => {
  it('is not asked for again at once', async () => {
    const upstream = fakeUpstream();
    const proxy = newProxy(upstream, { clientId: 'client' });
    await proxy(
      new Request('https://shop.example.vn/api', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"customerScheduleId":1869,"paymentMethodType":2}',
      }),
    );
    expect((await read(await proxy(get('status?orderId=99999&amount=120000')))).data).toEqual({
      orderId: '99999',
      paymentStatus: 'New',
    });
    expect(upstream.calls).toHaveLength(1);
  });
});
