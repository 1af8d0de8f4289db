import { once } from 'node:events';
import { type IncomingMessage, createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { createNodeListener, createPaymentProxy } from '../../src/proxy/index.js';
import { pause } from '../proxy/newProxy.js';
import { statusApi } from '../proxy/status/statusApi.js';

const streams = 10_000;
const atOnce = 200;
/** The same orders come again, so that memory shows only what is never released. */
const orders = 1_000;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

async function measure() {
  await pause(500);
  collectGarbage();
  await pause(50);
  collectGarbage();
  return { heapMb: process.memoryUsage().heapUsed / 1e6, handles: process.getActiveResourcesInfo().length };
}

it('10 000 streams opened and dropped leave no memory and no handle behind', async () => {
  const api = statusApi();
  const proxy = createPaymentProxy({
    apiKey: 'secret_partner_key_42',
    clientId: 'client',
    baseUrl: 'https://api.example',
    authorize: 'public',
    limits: { streams: atOnce, streamsPerClient: false, reads: false },
    statusFreshMs: 0,
    fetch: async (url, init) => {
      api.calls.length = 0;
      return api.fetch(url, init);
    },
  });
  const server = createServer(createNodeListener(proxy)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  /** Opens a stream, reads its first message, and drops the connection. */
  async function openAndDrop(number: number): Promise<void> {
    const path = `/status/stream?orderId=${(number % orders) + 1}&amount=120000`;
    const request = get({ port, path, agent: false });
    request.on('error', () => undefined);
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    response.on('error', () => undefined);
    expect(response.statusCode).toBe(200);
    const [message] = (await once(response, 'data')) as [Buffer];
    expect(message.toString()).toContain('"paymentStatus":"New"');
    request.destroy();
    await once(request, 'close');
  }

  async function openAll(from: number, count: number): Promise<void> {
    for (let first = from; first < from + count; first += atOnce) {
      await Promise.all(Array.from({ length: atOnce }, (_, index) => openAndDrop(first + index)));
      // The server learns of a dropped connection a moment later. It has only `atOnce` places.
      await pause(30);
    }
  }

  await openAll(0, 2_000);
  const before = await measure();
  await openAll(2_000, streams - 2_000);
  const after = await measure();
  console.log('Streams:', { before, after });
  expect(after.heapMb - before.heapMb).toBeLessThan(3);
  expect(after.handles).toBeLessThanOrEqual(before.handles);
  server.close();
  await once(server, 'close');
});
