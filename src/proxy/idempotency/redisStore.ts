import * as z from 'zod/mini';
import type { Claim, IdempotencyStore } from '../IdempotencyStore.js';
import { type PublishingClient, redisChannel } from './redisChannel.js';
import { redisOrders } from './redisOrders.js';
import { claimScript, abandonScript, hasScript, settleScript } from './redisScripts.js';

/** The part of a client of the npm package `ioredis` that is used. */
interface IoRedisClient extends PublishingClient {
  defineCommand: unknown;
  eval(script: string, keyCount: number, ...keysAndArguments: string[]): Promise<unknown>;
}

/** The part of a connected client of the npm package `redis` that is used. */
interface NodeRedisClient extends PublishingClient {
  sendCommand: unknown;
  eval(script: string, options: { keys: string[]; arguments: string[] }): Promise<unknown>;
}

/** A client of `ioredis`, or of `redis` 4 or later; single server or cluster. */
export type RedisClient = IoRedisClient | NodeRedisClient;

/** Options of {@link redisStore}. */
export interface RedisStoreOptions {
  /**
   * Prefix of every key.
   * @default 'ttdk-payment:'
   */
  prefix?: string;
}

const answerSchema = z.object({
  status: z.int(),
  error: z.nullable(z.string()),
  text: z.string(),
  outcome: z.enum(['ok', 'declined', 'rejected', 'replayed', 'uncertain', 'unavailable']),
  headers: z.optional(z.object({ retryAfterSeconds: z.optional(z.number()) })),
});

const claimSchema = z.union([
  z.tuple([z.literal('claimed')]),
  z.tuple([z.literal('mismatch')]),
  z.tuple([z.literal('running'), z.string(), z.string()]),
  z.tuple([z.literal('answered'), z.string()]),
]);

/**
 * Creates a store in Redis 5 or later that several proxy processes share. Every operation is one script and therefore atomic; keys expire on their own.
 * While a process has status streams, it has one more connection (`client.duplicate()`), over which `notify` reaches it.
 * Redis must not evict keys (`maxmemory-policy noeviction`) and should persist them (`appendonly yes`): a payment whose key is lost can be made twice.
 */
export function redisStore(
  client: RedisClient,
  { prefix = 'ttdk-payment:' }: RedisStoreOptions = {},
): IdempotencyStore {
  const run = async (script: string, key: string, values: (string | number)[]): Promise<unknown> => {
    const name = prefix + key;
    const args = values.map(String);
    return 'defineCommand' in client
      ? client.eval(script, 1, name, ...args)
      : client.eval(script, { keys: [name], arguments: args });
  };
  const channel = redisChannel(client, `${prefix}status`);
  return {
    openOrders: redisOrders(run),
    ...(channel && { channel }),
    async claim({ key, bodyHash, token, waitingFor = '', leaseMs, keepMs }): Promise<Claim> {
      const [state, first, second] = claimSchema.parse(
        await run(claimScript, key, [bodyHash, token, waitingFor, leaseMs, keepMs]),
      );
      if (state === 'running') return { state, token: first, leaseLeftMs: Number(second) };
      if (state === 'answered') return { state, answer: answerSchema.parse(JSON.parse(first)) };
      return { state };
    },
    async settle({ key, token, answer, mode, keepMs }) {
      await run(settleScript, key, [token, mode, JSON.stringify(answer), keepMs]);
    },
    async abandon(key, token) {
      await run(abandonScript, key, [token]);
    },
    async has(key) {
      return Number(await run(hasScript, key, [])) === 1;
    },
  };
}
