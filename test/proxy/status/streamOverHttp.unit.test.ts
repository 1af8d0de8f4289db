import { createServer } from 'node:http';
import { describe, expect, it } from 'vitest';
import { createNodeListener } from '../../../src/proxy/index.js';
import type { newProxy } from '../newProxy.js';
import { startServer } from '../startServer.js';
import { collect, message, setUpStreams as setUp, streamPath as path } from './streams.js';

describe('a status stream over HTTP', () => {
  it.each([
    ['the proxy', (proxy: ReturnType<typeof newProxy>) => proxy],
    ['a handler around it', (proxy: ReturnType<typeof newProxy>) => (request: Request) => proxy(request)],
  ])('flows through createNodeListener with %s, and ends when the client goes', async (_, wrap) => {
    const { api, proxy } = setUp({ limits: { streams: 1 } });
    const { url } = await startServer(createNodeListener(wrap(proxy)));
    for (let round = 1; round <= 3; round += 1) {
      const controller = new AbortController();
      const response = await fetch(`${url}/${path(round)}`, { signal: controller.signal });
      expect(response.status).toBe(200);
      const stream = collect(response);
      stream.end.catch(() => undefined);
      await expect.poll(() => stream.lines).toEqual([message('New', String(round))]);
      api.statuses.set(String(round), 'Pending');
      await proxy.notify({ orderId: round });
      await expect.poll(() => stream.lines).toHaveLength(2);
      controller.abort();
      // The place of the only stream is free again.
      await expect
        .poll(
          async () =>
            await fetch(`${url}/${path(round)}`, { method: 'GET', signal: AbortSignal.timeout(2_000) }).then(
              async (again) => {
                await again.body?.cancel();
                return again.status;
              },
            ),
        )
        .toBe(200);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  });

  it('is closed by the server after Success', async () => {
    const { api, proxy } = setUp();
    const { url } = await startServer(createNodeListener(proxy));
    const { lines, end } = collect(await fetch(`${url}/${path()}`));
    await expect.poll(() => lines).toHaveLength(1);
    api.statuses.set('1', 'Success');
    await proxy.notify({ orderId: '1' });
    await end;
    expect(lines).toEqual([message('New'), message('Success'), 'end']);
  });

  it('lets its server close', async () => {
    const { proxy } = setUp();
    const server = createServer(createNodeListener(proxy)).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as { port: number };
    const stream = collect(await fetch(`http://127.0.0.1:${port}/${path()}`));
    stream.end.catch(() => undefined);
    server.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.once('close', resolve));
  });
});
