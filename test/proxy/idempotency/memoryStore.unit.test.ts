import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../../src/proxy/index.js';
import { describeChannel, describeOrders } from './describeOrders.js';
import { describeStore } from './describeStore.js';

describeStore('memoryStore', memoryStore);
describeOrders('memoryStore', memoryStore);
const shared = memoryStore();
describeChannel('memoryStore', () => shared);

describe('a full memoryStore', () => {
  const order = { orderId: '1', amount: 1, answer: 'x'.repeat(100), request: '{}' };
  it.each([
    ['bookings', { maxKeys: 3 }],
    ['characters', { maxCharacters: 320 }],
  ])('forgets the oldest open order when it has too many %s', async (_, options) => {
    const orders = memoryStore(options).openOrders!;
    for (const booking of ['a', 'b', 'c', 'd']) await orders.keep(booking, 't', order, 60_000);
    const found = await Promise.all(['a', 'b', 'c', 'd'].map((booking) => orders.find(booking)));
    expect(found.map((entry) => entry !== undefined)).toEqual([false, true, true, true]);
  });

  it('never forgets a call under way', async () => {
    const orders = memoryStore({ maxKeys: 2 }).openOrders!;
    await orders.reserve({ booking: 'a', token: 't', replaces: '', leaseMs: 60_000 });
    for (const booking of ['b', 'c', 'd']) await orders.keep(booking, 't', order, 60_000);
    expect(await orders.reserve({ booking: 'a', token: 'u', replaces: '', leaseMs: 1 })).toMatchObject({
      state: 'busy',
    });
  });
});
