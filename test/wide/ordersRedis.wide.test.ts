import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Redis } from 'ioredis';
import { createClient } from 'redis';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createNodeListener, redisStore } from '../../src/proxy/index.js';
import { type Sandbox, createSandbox } from '../../src/sandbox/index.js';
import { describeChannel, describeOrders } from '../proxy/idempotency/describeOrders.js';
import { pause, sample } from '../proxy/newProxy.js';
import { findRedis } from './findRedis.js';
import { ProxyProcess, buildProxyProcess } from './startProxyProcess.js';
import { type RunningRedis, startRedis } from './startRedis.js';

const missing = findRedis();
if (missing !== undefined) console.warn(`Skipped the tests of orders in Redis: ${missing}.`);

interface Answer {
  error: string | null;
  data: { answer?: { orderData: { orderId: number } }; orderData?: { orderId: number } } | null;
}

describe.skipIf(missing !== undefined)('open orders and statuses with a real Redis', () => {
  let redis: RunningRedis;
  let admin: Redis;
  let nodeRedis: ReturnType<typeof createClient>;

  beforeAll(async () => {
    redis = await startRedis();
    admin = new Redis(redis.port, '127.0.0.1');
    nodeRedis = createClient({ socket: { host: '127.0.0.1', port: redis.port } });
    nodeRedis.on('error', () => undefined);
    await nodeRedis.connect();
  });
  afterAll(async () => {
    admin.disconnect();
    nodeRedis.destroy();
    await redis.stop();
  });

  describeOrders('redisStore over ioredis', () => redisStore(admin));
  describeOrders('redisStore over redis', () => redisStore(nodeRedis, { prefix: 'other:' }));
  describeChannel('redisStore over ioredis', () => redisStore(admin));
  describeChannel('redisStore over redis', () => redisStore(nodeRedis));

  it('keep only keys that expire with the order', async () => {
    const orders = redisStore(admin, { prefix: 'expiry:' }).openOrders!;
    await orders.reserve({ booking: 'a', token: 't', replaces: '', leaseMs: 9_000 });
    expect(await admin.pttl('expiry:booking:a')).toBeGreaterThan(8_000);
    const order = { orderId: '1', amount: 1, answer: '{}', request: '{}' };
    await orders.keep('a', 't', order, 1_800_000);
    expect(await admin.pttl('expiry:booking:a')).toBeGreaterThan(1_790_000);
    await orders.remove('a', '1');
    expect(await admin.exists('expiry:booking:a')).toBe(0);
  });

  describe('two processes', () => {
    let sandbox: Sandbox;
    let processes: [ProxyProcess, ProxyProcess];

    beforeAll(buildProxyProcess);
    beforeEach(async () => {
      await admin.flushall();
      sandbox = createSandbox({ apiKey: 'secret_partner_key_42', latencyMs: 30 });
      const api = createServer(createNodeListener((request) => sandbox(request))).listen(0, '127.0.0.1');
      await once(api, 'listening');
      const settings = {
        redisPort: redis.port,
        upstreamUrl: `http://127.0.0.1:${(api.address() as AddressInfo).port}`,
        timeoutMs: 3_000,
        storeTimeoutMs: 1_000,
      };
      processes = [
        new ProxyProcess({ ...settings, client: 'ioredis' }),
        new ProxyProcess({ ...settings, client: 'redis' }),
      ];
      await Promise.all(processes.map((one) => one.start()));
      return async () => {
        await Promise.all(processes.map((one) => one.kill()));
        api.close();
        api.closeAllConnections();
      };
    });

    async function pay(at: ProxyProcess, key: string, booking: number, headers: Record<string, string> = {}) {
      const response = await fetch(at.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': key, ...headers },
        body: JSON.stringify({ ...sample, customerScheduleId: booking }),
      });
      return { status: response.status, ...((await response.json()) as Answer) };
    }
    async function findOpen(at: ProxyProcess, booking: number) {
      const response = await fetch(`${at.url}/open?customerScheduleId=${booking}`);
      return ((await response.json()) as Answer).data?.answer?.orderData.orderId;
    }
    async function follow(at: ProxyProcess, orderId: string) {
      const response = await fetch(`${at.url}/status/stream?orderId=${orderId}&amount=120000`);
      expect(response.status).toBe(200);
      const told: { status: string; at: number }[] = [];
      const done = (async () => {
        for await (const text of response.body!.pipeThrough(new TextDecoderStream()))
          for (const [, status] of text.matchAll(/"paymentStatus":"(\w+)"/g))
            told.push({ status: status!, at: performance.now() });
      })().catch(() => undefined);
      await expect.poll(() => told).toHaveLength(1);
      return { told, done, words: () => told.map(({ status }) => status) };
    }

    it('make one order of many keys for one booking at the same moment, and show it to all', async () => {
      for (let booking = 1; booking <= 25; booking += 1) {
        const answers = await Promise.all(
          Array.from({ length: 6 }, (_, index) => pay(processes[index % 2]!, `${booking}-${index}`, booking)),
        );
        const made = answers.filter(({ status }) => status === 200);
        expect(made).toHaveLength(1);
        for (const { data } of answers.filter(({ error }) => error === 'ORDER_OPEN'))
          expect(data?.answer?.orderData.orderId).toBe(made[0]?.data?.orderData?.orderId);
        expect(answers.filter(({ error }) => error === 'ORDER_OPEN')).toHaveLength(5);
      }
      expect(sandbox.orders).toHaveLength(25);
    });

    it('know the order after a restart, and replace it when it is named', async () => {
      await pay(processes[0], 'a', 1869);
      await Promise.all(processes.map((one) => one.kill()));
      await Promise.all(processes.map((one) => one.start()));
      expect(await findOpen(processes[1], 1869)).toBe(99_999);
      expect((await pay(processes[1], 'b', 1869)).error).toBe('ORDER_OPEN');
      expect((await pay(processes[1], 'b', 1869, { 'replaces-order': '99999' })).status).toBe(200);
      expect(await findOpen(processes[0], 1869)).toBe(100_000);
      sandbox.settle(100_000, 'Success');
      await pause(2_500);
      expect(await findOpen(processes[0], 1869)).toBeUndefined();
    });

    it('free a booking whose process died during the call', async () => {
      const lost = pay(processes[0], 'a', 1869).catch(() => undefined);
      await expect.poll(() => sandbox.calls.createPayment, { interval: 1 }).toBe(1);
      await processes[0].kill();
      await lost;
      const startedAt = performance.now();
      expect((await pay(processes[1], 'b', 1869)).status).toBe(200);
      // The time that the lost call could have taken: timeoutMs and twice storeTimeoutMs.
      expect(performance.now() - startedAt).toBeLessThan(5_500);
    });

    it('tell the streams of both of a hint to one, once', async () => {
      await pay(processes[0], 'a', 1869);
      const streams = await Promise.all(processes.map((one) => follow(one, '99999')));
      await pause(300);
      sandbox.settle(99_999, 'Success');
      const notifiedAt = performance.now();
      processes[0].notify('99999');
      await Promise.all(streams.map(({ done }) => done));
      for (const { told, words } of streams) {
        expect(words()).toEqual(['New', 'Success']);
        expect(told[1]!.at - notifiedAt).toBeLessThan(1_000);
      }
    });

    it('go on when the other one dies, and when Redis hangs', async () => {
      await pay(processes[0], 'a', 1869);
      const stream = await follow(processes[1], '99999');
      await pause(300);
      await processes[0].kill();
      redis.pause();
      sandbox.settle(99_999, 'Pending');
      processes[1].notify('99999');
      await expect.poll(stream.words, { timeout: 3_000 }).toEqual(['New', 'Pending']);
      redis.resume();
      await admin.call('CLIENT', 'KILL', 'TYPE', 'pubsub');
      await processes[0].start();
      await pause(1_500);
      sandbox.settle(99_999, 'Success');
      processes[0].notify('99999');
      await expect.poll(stream.words, { timeout: 2_000 }).toEqual(['New', 'Pending', 'Success']);
      await stream.done;
    });
  });
});
