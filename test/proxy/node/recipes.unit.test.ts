import express from 'express';
import { Hono } from 'hono';
import type { RequestListener } from 'node:http';
import { describe, expect, it } from 'vitest';
import { type PaymentProxy, createNodeListener, memoryLimiter } from '../../../src/proxy/index.js';
import { fakeUpstream, paid, paidData } from '../fakeUpstream.js';
import { newProxy, read, sample } from '../newProxy.js';
import { startServer } from '../startServer.js';

const recipes: [string, (proxy: PaymentProxy) => RequestListener][] = [
  ['plain Node', (proxy) => createNodeListener(proxy)],
  [
    'Express',
    (proxy) => {
      const app = express();
      app.use('/api/payment', createNodeListener(proxy));
      return app;
    },
  ],
  [
    'Express after express.json()',
    (proxy) => {
      const app = express();
      app.use(express.json());
      app.use('/api/payment', createNodeListener(proxy));
      return app;
    },
  ],
  [
    'Hono',
    (proxy) => {
      const app = new Hono();
      app.all('/api/payment/*', (context) => proxy(context.req.raw));
      return createNodeListener(async (request) => app.fetch(request));
    },
  ],
];

describe.each(recipes)('%s', (_, mount) => {
  const pay = (url: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });

  it('serves all routes', async () => {
    const upstream = fakeUpstream(paid());
    const { url } = await startServer(
      mount(newProxy(upstream, { clientId: 'client', getStatus: () => 'Success' })),
    );
    const base = `${url}/api/payment`;
    expect((await read(await pay(base, sample))).data).toEqual(paidData);
    expect((await read(await fetch(`${base}/health`))).data).toEqual({ ok: true });
    expect((await fetch(`${base}/methods`)).status).toBe(200);
    expect((await fetch(`${base}/services?stationsId=57`)).status).toBe(200);
    expect((await fetch(`${base}/services`)).status).toBe(400);
    const status = await read(await fetch(`${base}/status?orderId=99999&amount=120000`));
    expect(status.data).toEqual({ paymentStatus: 'Success', orderId: '99999' });
    expect((await read(await pay(base, {}))).error).toBe('INVALID_REQUEST');
  });

  it('makes one payment from twenty requests with one key, and answers the preflight', async () => {
    const upstream = fakeUpstream(paid());
    const allowedOrigins = ['https://booking.example.vn'];
    const { url } = await startServer(mount(newProxy(upstream, { allowedOrigins })));
    const requests = Array.from({ length: 20 }, () =>
      pay(`${url}/api/payment`, sample, { 'idempotency-key': 'k' }),
    );
    expect((await Promise.all(requests)).map(({ status }) => status)).toEqual(Array(20).fill(200));
    expect(upstream.calls).toHaveLength(1);
    const preflight = await fetch(`${url}/api/payment`, {
      method: 'OPTIONS',
      headers: { origin: 'https://booking.example.vn', 'access-control-request-method': 'POST' },
    });
    expect(preflight.headers.get('access-control-allow-headers')).toContain('Idempotency-Key');
  });

  it('limits by the client’s address', async () => {
    const perClient = memoryLimiter({ points: 1, windowMs: 60_000 });
    const { url } = await startServer(mount(newProxy(fakeUpstream(paid()), { limits: { perClient } })));
    expect((await pay(`${url}/api/payment`, sample)).status).toBe(200);
    expect((await pay(`${url}/api/payment`, sample)).status).toBe(429);
  });
});
