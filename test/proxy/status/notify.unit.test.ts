import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { memoryStore } from '../../../src/proxy/index.js';
import { fakeUpstream } from '../fakeUpstream.js';
import { get, newProxy } from '../newProxy.js';
import { collect, message, setUpStreams as setUp, streamPath as path } from './streams.js';

describe('proxy.notify', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());
  const open = async (proxy: (request: Request) => Promise<Response>, request = get(path())) => {
    const opening = proxy(request);
    await vi.advanceTimersByTimeAsync(20);
    return opening;
  };

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
