import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Reply, envelope, fakeUpstream, refused } from '../fakeUpstream.js';
import { get, newProxy, read } from '../newProxy.js';

const list = (name: string) =>
  envelope([{ paymentMethodType: 2, paymentMethodName: name, paymentMethodEnable: 1 }]);
const setUp = (...replies: Reply[]) => {
  const upstream = fakeUpstream(...replies);
  const proxy = newProxy(upstream, { clientId: 'client' });
  const methods = async () => {
    const { statusCode, data } = await read(await proxy(get('methods')));
    return statusCode === 200 ? (data as { name: string }[]).map(({ name }) => name).join() : statusCode;
  };
  return { upstream, proxy, methods };
};

describe('a list', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('is asked for once in 60 s', async () => {
    const { upstream, methods } = setUp(list('A'), list('B'));
    expect([await methods(), await methods()]).toEqual(['A', 'A']);
    vi.advanceTimersByTime(59_000);
    expect(await methods()).toBe('A');
    vi.advanceTimersByTime(2_000);
    expect(await methods()).toBe('B');
    expect(upstream.calls).toHaveLength(2);
  });

  it('is asked for once by all who wait at the same moment', async () => {
    const { upstream, methods } = setUp(list('A'));
    expect(await Promise.all(Array.from({ length: 20 }, methods))).toEqual(Array(20).fill('A'));
    expect(upstream.calls).toHaveLength(1);
  });

  it('of another station is another list', async () => {
    const service = (stationServicesId: number) =>
      envelope({ data: [{ stationServicesId, serviceName: 'x', isActive: 1 }] });
    const { proxy, upstream } = setUp(service(1), service(2));
    const services = async (station: number) =>
      (await read(await proxy(get(`services?stationsId=${station}`)))).data;
    expect([await services(1), await services(2), await services(1)]).toMatchObject([
      [{ id: 1 }],
      [{ id: 2 }],
      [{ id: 1 }],
    ]);
    expect(upstream.calls).toHaveLength(2);
  });

  it.each([
    ['fails', refused(500, 'UNKNOWN_ERROR')],
    ['cannot be reached', new TypeError('fetch failed')],
    ['refuses for its quota', refused(429, 'APIKEY_QUOTA_EXCEEDED')],
    ['refuses the key', refused(401, 'UNAUTHORIZED')],
  ])('is the last one for 10 minutes when the API %s', async (_, reply) => {
    const { upstream, methods } = setUp(list('A'), reply);
    await methods();
    vi.advanceTimersByTime(61_000);
    expect(await methods()).toBe('A');
    const { length } = upstream.calls;
    // A failing API is not asked by every payer.
    expect(await methods()).toBe('A');
    expect(upstream.calls).toHaveLength(length);
    vi.advanceTimersByTime(530_000);
    expect(await methods()).toBe('A');
    vi.advanceTimersByTime(20_000);
    expect(await methods()).not.toBe('A');
  });

  it('is not the last one when the API says that there is none', async () => {
    const { methods } = setUp(list('A'), refused(400, 'RECORD_NOT_FOUND'));
    await methods();
    vi.advanceTimersByTime(61_000);
    expect(await methods()).toBe(400);
  });

  it('that failed is asked for again', async () => {
    const { methods } = setUp(refused(400, 'INVALID_REQUEST'), list('B'));
    expect([await methods(), await methods()]).toEqual([400, 'B']);
  });

  it('needs authorization, remembered or not', async () => {
    const authorize = vi.fn().mockReturnValueOnce(true).mockReturnValue(403);
    const proxy = newProxy(fakeUpstream(list('A')), { authorize });
    expect([(await proxy(get('methods'))).status, (await proxy(get('methods'))).status]).toEqual([200, 403]);
  });

  it('is asked for each time with listFreshMs 0, and failures are passed on with listKeepMs 0', async () => {
    const upstream = fakeUpstream(list('A'), list('B'), refused(429, 'APIKEY_QUOTA_EXCEEDED'));
    const proxy = newProxy(upstream, { listFreshMs: 0, listKeepMs: 0 });
    const statuses = [];
    for (let count = 0; count < 3; count += 1) statuses.push((await proxy(get('methods'))).status);
    expect(statuses).toEqual([200, 200, 429]);
  });
});
