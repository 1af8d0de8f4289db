import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeUpstream } from '../fakeUpstream.js';
import { get, newProxy, read } from '../newProxy.js';
import { orderNotFound } from './statusApi.js';
import { collect, message, setUpStreams as setUp, streamPath as path } from './streams.js';

describe('a status stream', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());
  const open = async (proxy: (request: Request) => Promise<Response>, request = get(path())) => {
    const opening = proxy(request);
    await vi.advanceTimersByTimeAsync(20);
    return opening;
  };

  it('tells the status at once and every change, and ends with Success', async () => {
    const { api, proxy } = setUp();
    const response = await open(proxy);
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      'text/event-stream; charset=utf-8',
    ]);
    expect(response.headers.get('cache-control')).toContain('no-transform');
    const { lines } = collect(response);
    await vi.advanceTimersByTimeAsync(4_000);
    api.statuses.set('1', 'Pending');
    await vi.advanceTimersByTimeAsync(6_000);
    api.statuses.set('1', 'Success');
    await vi.advanceTimersByTimeAsync(8_000);
    expect(lines).toEqual([message('New'), message('Pending'), message('Success'), 'end']);
    const { length } = api.calls;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(api.calls).toHaveLength(length);
    expect(vi.getTimerCount()).toBeLessThanOrEqual(1);
  });

  it.each(['Success', 'Canceled'])('of an order that is %s ends at once', async (status) => {
    const { api, proxy } = setUp();
    api.statuses.set('1', status);
    const { lines } = collect(await open(proxy));
    await vi.advanceTimersByTimeAsync(1);
    expect(lines).toEqual([message(status), 'end']);
  });

  it('has a heartbeat every 15 s, and ends after an hour', async () => {
    const { proxy } = setUp();
    const { lines } = collect(await open(proxy));
    await vi.advanceTimersByTimeAsync(45_100);
    expect(lines).toEqual([message('New'), ': heartbeat', ': heartbeat', ': heartbeat']);
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(lines.at(-1)).toBe('end');
  });

  it('asks often at first, and once in 15 s later', async () => {
    const { api, proxy } = setUp();
    const stream = collect(await open(proxy));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(api.calls.length).toBeGreaterThanOrEqual(3);
    expect(api.calls.length).toBeLessThanOrEqual(4);
    await vi.advanceTimersByTimeAsync(300_000);
    const { length } = api.calls;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(api.calls.length - length).toBeLessThanOrEqual(4);
    await stream.cancel();
  });

  it('shares its questions with hundreds of others', async () => {
    const { api, proxy } = setUp({ limits: false, statusBatchSize: 10 });
    const opening = Promise.all(Array.from({ length: 200 }, (_, index) => proxy(get(path(index + 1)))));
    await vi.advanceTimersByTimeAsync(2_000);
    const streams = (await opening).map(collect);
    expect(api.calls).toHaveLength(20);
    await vi.advanceTimersByTimeAsync(60_000);
    // Twenty calls cover all, and each order is asked about once in half a minute.
    expect(api.calls.length).toBeLessThanOrEqual(20 + 45);
    expect(streams.every(({ lines }) => lines.length === 5)).toBe(true);
    await Promise.all(streams.map(({ cancel }) => cancel()));
  });

  it.each([
    ['cancels the body', async (_: AbortController, stream: ReturnType<typeof collect>) => stream.cancel()],
    ['aborts the request', (controller: AbortController) => controller.abort()],
  ])('leaves nothing behind when the client %s', async (_, leave) => {
    const { api, proxy } = setUp();
    const controller = new AbortController();
    const stream = collect(await open(proxy, new Request(get(path()), { signal: controller.signal })));
    await vi.advanceTimersByTimeAsync(1);
    await leave(controller, stream);
    await vi.advanceTimersByTimeAsync(15_000);
    expect(vi.getTimerCount()).toBe(0);
    const { length } = api.calls;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(api.calls).toHaveLength(length);
  });

  it('ends by itself when nobody reads it', async () => {
    const { proxy } = setUp();
    await open(proxy);
    await vi.advanceTimersByTimeAsync(5 * 60_000);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is bounded by client and by process', async () => {
    const clientKey = (request: Request) => request.headers.get('x-client') ?? undefined;
    const { proxy } = setUp({ limits: { streamsPerClient: 2, streams: 3, clientKey } });
    const openAs = async (client: string, orderId = 1) => {
      const opening = proxy(get(path(orderId), { 'x-client': client }));
      await vi.advanceTimersByTimeAsync(1_100);
      return opening;
    };
    const first = collect(await openAs('a'));
    await openAs('a', 2);
    const third = await openAs('a', 3);
    expect([third.status, third.headers.get('retry-after')]).toEqual([429, '30']);
    expect((await read(third)).error).toBe('TOO_MANY_STREAMS');
    expect((await openAs('b', 3)).status).toBe(200);
    expect((await openAs('c', 4)).status).toBe(429);
    await first.cancel();
    expect((await openAs('c', 4)).status).toBe(200);
  });

  it('that could not begin gives its place back', async () => {
    const { proxy } = setUp({ limits: { streams: 1 } }, orderNotFound);
    for (let count = 0; count < 3; count += 1) {
      const answer = await read(await open(proxy));
      expect(answer.error).toBe('ORDER_NOT_FOUND');
      await vi.advanceTimersByTimeAsync(2_000);
    }
  });

  it('asks the partner’s own records with its own request', async () => {
    const getStatus = vi.fn().mockReturnValueOnce('New').mockReturnValue('Success');
    const { proxy } = setUp({ getStatus });
    const { lines } = collect(await open(proxy, get(path(), { cookie: 'a=1' })));
    await vi.advanceTimersByTimeAsync(6_000);
    expect(lines).toEqual([message('New'), message('Success'), 'end']);
    expect((getStatus.mock.calls[1]?.[1] as Request).headers.get('cookie')).toBe('a=1');
  });

  it('needs the authorization of the status, and a source', async () => {
    const authorize = vi.fn().mockReturnValue(401);
    expect((await open(setUp({ authorize }).proxy)).status).toBe(401);
    expect(authorize.mock.calls[0]?.[1]).toEqual({ route: 'status', orderId: '1', amount: 120000 });
    expect((await open(newProxy(fakeUpstream()))).status).toBe(404);
    expect((await open(setUp().proxy, get('status/stream?orderId=1'))).status).toBe(400);
    expect((await open(setUp().proxy, get('stream?orderId=1&amount=1'))).status).toBe(405);
  });
});
