import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Redis } from 'ioredis';
import { createClient } from 'redis';
import {
  type IdempotencyStore,
  createNodeListener,
  createPaymentProxy,
  redisStore,
} from '../../src/proxy/index.js';

/** Settings of a proxy in its own process. They arrive as one JSON argument; the process sends its port as a message. */
export interface ProxyProcessSettings {
  client: 'ioredis' | 'redis';
  redisPort: number;
  upstreamUrl: string;
  timeoutMs: number;
  storeTimeoutMs: number;
}

/** A message to the process. */
export interface ProxyProcessMessage {
  /** Calls `notify` for this order. */
  notify: string;
}

async function connect({ client, redisPort }: ProxyProcessSettings): Promise<IdempotencyStore> {
  if (client === 'ioredis') {
    const redis = new Redis(redisPort, '127.0.0.1');
    redis.on('error', () => undefined);
    return redisStore(redis);
  }
  const redis = createClient({ url: `redis://127.0.0.1:${redisPort}` });
  redis.on('error', () => undefined);
  await redis.connect();
  return redisStore(redis);
}

const settings = JSON.parse(process.argv[2] ?? '') as ProxyProcessSettings;
const proxy = createPaymentProxy({
  apiKey: 'secret_partner_key_42',
  baseUrl: settings.upstreamUrl,
  clientId: 'client',
  authorize: 'public',
  limits: false,
  timeoutMs: settings.timeoutMs,
  storeTimeoutMs: settings.storeTimeoutMs,
  store: await connect(settings),
  openOrders: true,
});
const server = createServer(createNodeListener(proxy)).listen(0, '127.0.0.1', () => {
  process.send?.((server.address() as AddressInfo).port);
});
process.on('message', ({ notify }: ProxyProcessMessage) => void proxy.notify({ orderId: notify }));
process.on('disconnect', () => process.exit());
