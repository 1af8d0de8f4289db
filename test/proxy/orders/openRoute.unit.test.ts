import { describe, expect, it, vi } from 'vitest';
import { type IdempotencyStore, type Reservation, memoryStore } from '../../../src/proxy/index.js';
import { fakeUpstream } from '../fakeUpstream.js';
import { get, keyed, newProxy, read } from '../newProxy.js';
import { openOf, setUpOrders as setUp } from './setUpOrders.js';

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
