import { createServer } from 'node:http';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type PaymentProxyOptions, createNodeListener, memoryStore } from '../../../src/proxy/index.js';
import { fakeUpstream } from '../fakeUpstream.js';
import { get, newProxy, read } from '../newProxy.js';
import { startServer } from '../startServer.js';
import { orderNotFound, statusApi } from './statusApi.js';

const path = (orderId: string | number = 1) => `status/stream?orderId=${orderId}&amount=120000`;
const setUp = (options: Partial<PaymentProxyOptions> = {}, answer?: Parameters<typeof statusApi>[0]) => {
  const api = statusApi(answer);
  const create = () => newProxy(fakeUpstream(), { clientId: 'client', fetch: api.fetch, ...options });
  return { api, create, proxy: create() };
};

/** Collects the lines of a stream as they come. */
function collect(response: Response) {
  const lines: string[] = [];
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  const end = (async () => {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return lines.push('end');
      lines.push(...value.split('\n\n').filter((line) => line !== ''));
    }
  })();
  return { lines, end, cancel: () => reader.cancel() };
}
const message = (paymentStatus: string, orderId = '1') =>
  `data: ${JSON.stringify({ paymentStatus, orderId })}`;

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

  describe('after proxy.notify', () => {
    it('tells the source’s word at once, not the hint’s', async () => {
      const { api, proxy } = setUp();
      const { lines } = collect(await open(proxy));
      await vi.advanceTimersByTimeAsync(100);
      const first = proxy.notify({ orderId: 1 });
      await vi.advanceTimersByTimeAsync(20);
      await first;
      expect(lines).toEqual([message('New')]);
      api.statuses.set('1', 'Success');
      const second = proxy.notify({ orderId: '1' });
      await vi.advanceTimersByTimeAsync(20);
      await second;
      expect(lines).toEqual([message('New'), message('Success'), 'end']);
    });

    it('asks again when a question was under way', async () => {
      const replies: (() => void)[] = [];
      const { api } = setUp();
      const proxy = newProxy(fakeUpstream(), {
        clientId: 'client',
        fetch: async (url, init) => {
          const response = await api.fetch(url, init);
          await new Promise<void>((resolve) => replies.push(resolve));
          return response;
        },
      });
      const opening = proxy(get(path()));
      await vi.advanceTimersByTimeAsync(20);
      replies.shift()!();
      const { lines } = collect(await opening);
      await vi.advanceTimersByTimeAsync(4_600);
      expect(replies).toHaveLength(1);
      api.statuses.set('1', 'Success');
      const told = proxy.notify({ orderId: '1' });
      replies.shift()!();
      await vi.advanceTimersByTimeAsync(20);
      expect(lines).toEqual([message('New')]);
      replies.shift()!();
      await told;
      await vi.advanceTimersByTimeAsync(1);
      expect(lines).toEqual([message('New'), message('Success'), 'end']);
    });

    it('reaches every proxy that shares the store, once', async () => {
      const store = memoryStore();
      const { api, create } = setUp({ store });
      const [first, second] = [create(), create()];
      const streams = [collect(await open(first)), collect(await open(second))];
      await vi.advanceTimersByTimeAsync(100);
      api.statuses.set('1', 'Success');
      void first.notify({ orderId: '1' });
      await vi.advanceTimersByTimeAsync(20);
      for (const { lines } of streams) expect(lines).toEqual([message('New'), message('Success'), 'end']);
    });

    it('never rejects, and reports what failed', async () => {
      const onEvent = vi.fn();
      const store = {
        ...memoryStore(),
        channel: {
          publish: () => Promise.reject(new Error('down')),
          subscribe: () => Promise.reject(new Error('down')),
        },
      };
      const { api, proxy } = setUp({ store, onEvent });
      const { lines } = collect(await open(proxy));
      api.statuses.set('1', 'Success');
      await Promise.all([proxy.notify({ orderId: '1' }), vi.advanceTimersByTimeAsync(20)]);
      expect(lines).toEqual([message('New'), message('Success'), 'end']);
      expect(onEvent).toHaveBeenLastCalledWith(
        expect.objectContaining({ route: 'notify', outcome: 'unavailable', status: 503 }),
      );
      await expect(setUp().proxy.notify({ orderId: 'unknown' })).resolves.toBeUndefined();
      await expect(newProxy(fakeUpstream()).notify({ orderId: 'x' })).resolves.toBeUndefined();
    });
  });
});

describe('a status stream over HTTP', () => {
  it.each([
    ['the proxy', (proxy: ReturnType<typeof newProxy>) => proxy],
    ['a handler around it', (proxy: ReturnType<typeof newProxy>) => (request: Request) => proxy(request)],
  ])('flows through createNodeListener with %s, and ends when the client goes', async (_, wrap) => {
    const { api, proxy } = setUp({ limits: { streams: 1 } });
    const { url } = await startServer(createNodeListener(wrap(proxy)));
    for (let round = 1; round <= 3; round += 1) {
      const controller = new AbortController();
      const response = await fetch(`${url}/${path(round)}`, { signal: controller.signal });
      expect(response.status).toBe(200);
      const stream = collect(response);
      stream.end.catch(() => undefined);
      await expect.poll(() => stream.lines).toEqual([message('New', String(round))]);
      api.statuses.set(String(round), 'Pending');
      await proxy.notify({ orderId: round });
      await expect.poll(() => stream.lines).toHaveLength(2);
      controller.abort();
      // The place of the only stream is free again.
      await expect
        .poll(
          async () =>
            await fetch(`${url}/${path(round)}`, { method: 'GET', signal: AbortSignal.timeout(2_000) }).then(
              async (again) => {
                await again.body?.cancel();
                return again.status;
              },
            ),
        )
        .toBe(200);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  });

  it('is closed by the server after Success', async () => {
    const { api, proxy } = setUp();
    const { url } = await startServer(createNodeListener(proxy));
    const { lines, end } = collect(await fetch(`${url}/${path()}`));
    await expect.poll(() => lines).toHaveLength(1);
    api.statuses.set('1', 'Success');
    await proxy.notify({ orderId: '1' });
    await end;
    expect(lines).toEqual([message('New'), message('Success'), 'end']);
  });

  it('lets its server close', async () => {
    const { proxy } = setUp();
    const server = createServer(createNodeListener(proxy)).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as { port: number };
    const stream = collect(await fetch(`http://127.0.0.1:${port}/${path()}`));
    stream.end.catch(() => undefined);
    server.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.once('close', resolve));
  });
});
