import { Redis } from 'ioredis';
import { RateLimiterRedis } from 'rate-limiter-flexible';
import { createClient } from 'redis';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { redisStore } from '../../src/proxy/index.js';
import { fakeUpstream, paid } from '../proxy/fakeUpstream.js';
import { newProxy, pause, post, sample } from '../proxy/newProxy.js';
import { describeStore } from '../proxy/idempotency/describeStore.js';
import { type CountingApi, startCountingApi } from './countingApi.js';
import { findRedis } from './findRedis.js';
import { ProxyProcess, buildProxyProcess } from './startProxyProcess.js';
import { type RunningRedis, startRedis } from './startRedis.js';

const keyCount = 200;
const callsAtOnce = 10;
const missing = findRedis();
if (missing !== undefined) console.warn(`Skipped the Redis tests: ${missing}.`);

/** One test closes the connections, which must not raise an unhandled error. */
const connectTo = (port: number) =>
  createClient({ socket: { host: '127.0.0.1', port } }).on('error', () => undefined);

describe.skipIf(missing !== undefined)('with a real Redis', () => {
  let redis: RunningRedis;
  let admin: Redis;
  let nodeRedis: ReturnType<typeof connectTo>;

  beforeAll(async () => {
    redis = await startRedis();
    admin = new Redis(redis.port, '127.0.0.1');
    nodeRedis = connectTo(redis.port);
    await nodeRedis.connect();
  });
  afterAll(async () => {
    admin.disconnect();
    nodeRedis.destroy();
    await redis.stop();
  });

  describeStore('redisStore over ioredis', () => redisStore(admin));
  describeStore('redisStore over redis', () => redisStore(nodeRedis, { prefix: 'other:' }));

  it('stores only keys that expire', async () => {
    const store = redisStore(admin, { prefix: 'expiry:' });
    const key = {
      key: 'a',
      bodyHash: 'b',
      token: 't',
      waitingFor: undefined,
      leaseMs: 1_000,
      keepMs: 86_400_000,
    };
    await store.claim(key);
    expect(await admin.pttl('expiry:a')).toBeGreaterThan(86_390_000);
    const answer = { status: 200, error: null, text: '{}', outcome: 'ok' } as const;
    await store.settle({ ...key, answer, mode: 'release' });
    expect(await admin.pttl('expiry:a')).toBeLessThanOrEqual(5_000);
    expect(await admin.pttl('expiry:a')).toBeGreaterThan(0);
  });

  it('shares one count between two proxies through rate-limiter-flexible', async () => {
    const perBooking = () => new RateLimiterRedis({ storeClient: admin, points: 3, duration: 60 });
    const proxies = [1, 2].map(() =>
      newProxy(fakeUpstream(paid()), { limits: { perBooking: perBooking() } }),
    );
    const statuses = [];
    for (const proxy of [...proxies, ...proxies]) statuses.push((await proxy(post())).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
  });

  describe('two processes', () => {
    let api: CountingApi;
    let processes: [ProxyProcess, ProxyProcess];

    beforeAll(buildProxyProcess);
    beforeEach(async () => {
      await admin.flushall();
      api = await startCountingApi(50);
      const settings = {
        redisPort: redis.port,
        upstreamUrl: api.url,
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
        api.stop();
      };
    });

    /** One caller. Like the payer's page, it repeats the request while it has no answer (a broken connection, 503). */
    async function pay(
      booking: number,
      call: number,
    ): Promise<{ status: number; text: string; tries: number }> {
      for (let tries = 1; tries <= 60; tries += 1) {
        const proxy = processes[(call + tries) % 2]!;
        const answer = await fetch(proxy.url, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'idempotency-key': `"booking-${booking}"` },
          body: JSON.stringify({ ...sample, customerScheduleId: booking }),
        })
          .then(async (response) => ({ status: response.status, text: await response.text(), tries }))
          .catch(() => undefined);
        if (answer !== undefined && answer.status !== 503) return answer;
        await pause(100);
      }
      throw new Error(`No answer for booking ${booking}.`);
    }

    /** Ten concurrent callers for each key, twenty keys at a time. */
    async function payAll() {
      const answers = new Map<number, Awaited<ReturnType<typeof pay>>[]>();
      const bookings = Array.from({ length: keyCount }, (_, index) => index + 1);
      const worker = async () => {
        for (let booking = bookings.shift(); booking !== undefined; booking = bookings.shift()) {
          const current = booking;
          const calls = Array.from({ length: callsAtOnce }, (_, call) => pay(current, call));
          answers.set(current, await Promise.all(calls));
        }
      };
      await Promise.all(Array.from({ length: 20 }, worker));
      return answers;
    }

    it('make exactly one order for each of 200 keys in 2 000 calls and send all callers the same answer', async () => {
      const answers = await payAll();
      expect([...answers.values()].flat()).toHaveLength(keyCount * callsAtOnce);
      for (const [booking, list] of answers) {
        expect(list.map(({ status }) => status)).toEqual(Array(callsAtOnce).fill(200));
        expect(new Set(list.map(({ text }) => text)).size).toBe(1);
        expect(api.orders.get(booking)).toBe(1);
      }
      expect([...api.orders.values()].reduce((sum, count) => sum + count)).toBe(keyCount);
    });

    it('never make two orders for a key while processes die, Redis hangs and connections are closed', async () => {
      let isFinished = false;
      const causeFaults = async () => {
        for (let round = 0; !isFinished; round += 1) {
          const target = processes[round % 2]!;
          await pause(150);
          await target.kill();
          await pause(100);
          await target.start();
          redis.pause();
          await pause(round % 2 === 0 ? 400 : 1_500);
          redis.resume();
          await pause(100);
          await admin.call('CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes');
        }
      };
      const faults = causeFaults();
      const answers = await payAll();
      isFinished = true;
      await faults;

      const all = [...answers.values()].flat();
      expect(all).toHaveLength(keyCount * callsAtOnce);
      for (const [booking, list] of answers) {
        expect(api.orders.get(booking) ?? 0).toBeLessThanOrEqual(1);
        // Every caller gets the same answer or UNCERTAIN, and nothing else.
        const paidTexts = list.filter(({ status }) => status === 200).map(({ text }) => text);
        expect(new Set(paidTexts).size).toBeLessThanOrEqual(1);
        for (const { status, text } of list.filter(({ status }) => status !== 200)) {
          expect([status, (JSON.parse(text) as { error: string }).error]).toEqual([409, 'UNCERTAIN']);
        }
      }
      // The faults had an effect, and most payments still succeeded.
      expect(all.filter(({ tries }) => tries > 1).length).toBeGreaterThan(0);
      expect(all.filter(({ status }) => status === 200).length).toBeGreaterThan(all.length / 2);
    });

    it('answer 409 UNCERTAIN without a call for a key whose process died during its call', async () => {
      const first = fetch(processes[0].url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': 'lost' },
        body: JSON.stringify(sample),
      }).catch(() => undefined);
      while (api.orders.size === 0) await pause(2);
      await processes[0].kill();
      expect(await first).toBeUndefined();
      const again = await fetch(processes[1].url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': 'lost' },
        body: JSON.stringify(sample),
      });
      expect(again.status).toBe(409);
      expect(api.orders.get(sample.customerScheduleId)).toBe(1);
    });
  });
});
