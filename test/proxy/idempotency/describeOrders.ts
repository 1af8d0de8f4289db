import { beforeEach, describe, expect, it } from 'vitest';
import type { IdempotencyStore, OpenOrder, OpenOrderStore, Reservation } from '../../../src/proxy/index.js';
import { pause } from '../newProxy.js';

const order: OpenOrder = { orderId: '99999', amount: 120000, answer: '{"data":"đồng"}', request: '{"a":1}' };
const other: OpenOrder = { ...order, orderId: '100000' };
let number = 0;

/** Tests of open orders that every store must pass. Each test uses its own booking. */
export function describeOrders(name: string, create: () => IdempotencyStore): void {
  describe(`open orders: ${name}`, () => {
    let store: OpenOrderStore;
    let booking: string;
    beforeEach(() => {
      store = create().openOrders!;
      booking = `booking-${(number += 1)}-${Date.now()}`;
    });
    const reserve = (over: Partial<Reservation> = {}) =>
      store.reserve({ booking, token: 'first', replaces: '', leaseMs: 1_000, ...over });

    it('accept exactly one of many requests at once, and the same one again', async () => {
      const tokens = Array.from({ length: 50 }, (_, index) => `token-${index}`);
      const states = await Promise.all(tokens.map((token) => reserve({ token })));
      expect(states.filter(({ state }) => state === 'reserved')).toHaveLength(1);
      const token = tokens[states.findIndex(({ state }) => state === 'reserved')]!;
      expect(await reserve({ token })).toEqual({ state: 'reserved' });
      const busy = await reserve({ token: 'late' });
      expect(busy.state === 'busy' && busy.leaseLeftMs > 500 && busy.leaseLeftMs <= 1_000).toBe(true);
    });

    it('are free again when the request was lost', async () => {
      await reserve({ leaseMs: 20 });
      await pause(40);
      expect(await reserve({ token: 'second' })).toEqual({ state: 'reserved' });
    });

    it('are found with their age, and keep other requests away', async () => {
      expect(await store.find(booking)).toBeUndefined();
      await reserve();
      await store.keep(booking, 'first', order, 5_000);
      await pause(30);
      const found = await store.find(booking);
      expect(found?.order).toEqual(order);
      expect(found!.ageMs).toBeGreaterThanOrEqual(20);
      expect(found!.ageMs).toBeLessThan(2_000);
      expect(await reserve({ token: 'second' })).toMatchObject({ state: 'open', order });
      expect(await reserve({ token: 'second', replaces: other.orderId })).toMatchObject({ state: 'open' });
    });

    it('stay until their replacement has come', async () => {
      await reserve();
      await store.keep(booking, 'first', order, 5_000);
      expect(await reserve({ token: 'second', replaces: order.orderId })).toEqual({ state: 'reserved' });
      expect(await reserve({ token: 'third', replaces: order.orderId })).toMatchObject({ state: 'busy' });
      expect((await store.find(booking))?.order).toEqual(order);
      await store.release(booking, 'second');
      expect((await store.find(booking))?.order).toEqual(order);
      await reserve({ token: 'third', replaces: order.orderId });
      await store.keep(booking, 'third', other, 5_000);
      expect((await store.find(booking))?.order).toEqual(other);
      expect(await reserve({ token: 'fourth', replaces: order.orderId })).toMatchObject({ state: 'open' });
    });

    it('end with their time', async () => {
      await reserve();
      await store.keep(booking, 'first', order, 30);
      await pause(50);
      expect(await store.find(booking)).toBeUndefined();
      expect(await reserve({ token: 'second' })).toEqual({ state: 'reserved' });
    });

    it('are removed by their id only', async () => {
      await reserve();
      await store.keep(booking, 'first', order, 5_000);
      await store.remove(booking, other.orderId);
      expect((await store.find(booking))?.order).toEqual(order);
      await store.remove(booking, order.orderId);
      expect(await store.find(booking)).toBeUndefined();
      expect(await reserve({ token: 'second' })).toEqual({ state: 'reserved' });
    });

    it('are released by the holder only', async () => {
      await reserve();
      await store.release(booking, 'stranger');
      expect(await reserve({ token: 'second' })).toMatchObject({ state: 'busy' });
      await store.release(booking, 'first');
      expect(await reserve({ token: 'second' })).toEqual({ state: 'reserved' });
      await store.remove(booking, order.orderId);
      expect(await reserve({ token: 'third' })).toMatchObject({ state: 'busy' });
    });

    it('keep the order of a request that lost its reservation, and leave the new holder its own', async () => {
      await reserve({ leaseMs: 20 });
      await pause(40);
      await reserve({ token: 'second' });
      await store.keep(booking, 'first', order, 5_000);
      expect((await store.find(booking))?.order).toEqual(order);
      expect(await reserve({ token: 'third' })).toMatchObject({ state: 'busy' });
    });
  });
}

/** Tests of a channel between two stores that share their memory or server. */
export function describeChannel(name: string, create: () => IdempotencyStore): void {
  it(`carries messages between processes: ${name}`, async () => {
    const [sender, receiver] = [create().channel!, create().channel!];
    const received: string[] = [];
    const stop = await receiver.subscribe((message) => received.push(message));
    await sender.publish('đồng 1');
    await expect.poll(() => received).toEqual(['đồng 1']);
    stop();
    await pause(50);
    await sender.publish('2');
    await pause(50);
    expect(received).toEqual(['đồng 1']);
  });
}
