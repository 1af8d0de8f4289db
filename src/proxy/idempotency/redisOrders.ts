import * as z from 'zod/mini';
import type { OpenOrderStore, StoredOrder } from '../OpenOrderStore.js';
import { findScript, keepScript, releaseScript, removeScript, reserveScript } from './redisOrderScripts.js';

/** Runs a script on one key. */
export type RunScript = (script: string, key: string, values: (string | number)[]) => Promise<unknown>;

const orderSchema = z.object({
  orderId: z.string(),
  amount: z.number(),
  answer: z.string(),
  request: z.string(),
});
const reservedSchema = z.union([
  z.tuple([z.literal('reserved')]),
  z.tuple([z.literal('busy'), z.string()]),
  z.tuple([z.literal('open'), z.string(), z.string()]),
]);
const foundSchema = z.nullable(z.tuple([z.string(), z.string()]));

const toStoredOrder = (order: string, ageMs: string): StoredOrder => ({
  order: orderSchema.parse(JSON.parse(order)),
  ageMs: Math.max(0, Number(ageMs)),
});

/** Creates the open orders of a Redis store: one key for each booking, which expires with its order. */
export function redisOrders(run: RunScript): OpenOrderStore {
  const name = (booking: string) => `booking:${booking}`;
  return {
    async reserve({ booking, token, replaces, leaseMs }) {
      const [state, first, second] = reservedSchema.parse(
        await run(reserveScript, name(booking), [token, replaces, leaseMs]),
      );
      if (state === 'reserved') return { state };
      return state === 'busy'
        ? { state, leaseLeftMs: Number(first) }
        : { state, ...toStoredOrder(first, second) };
    },
    async keep(booking, token, order, keepMs) {
      const values = [token, JSON.stringify(order), order.orderId, Math.ceil(keepMs)];
      await run(keepScript, name(booking), values);
    },
    async release(booking, token) {
      await run(releaseScript, name(booking), [token]);
    },
    async find(booking) {
      const found = foundSchema.parse(await run(findScript, name(booking), []));
      return found ? toStoredOrder(...found) : undefined;
    },
    async remove(booking, orderId) {
      await run(removeScript, name(booking), [orderId]);
    },
  };
}
