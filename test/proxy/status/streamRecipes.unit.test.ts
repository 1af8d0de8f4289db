import express from 'express';
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { createNodeListener } from '../../../src/proxy/index.js';
import { fakeUpstream } from '../fakeUpstream.js';
import { newProxy } from '../newProxy.js';
import { startServer } from '../startServer.js';
import { statusApi } from './statusApi.js';

const path = '/api/payment/status/stream?orderId=1&amount=120000';
const setUp = () => {
  const api = statusApi();
  return { api, proxy: newProxy(fakeUpstream(), { clientId: 'client', fetch: api.fetch }) };
};

/** Reads the stream to its end; pays when the first message has come. */
async function readToTheEnd(response: Response, { api, proxy }: ReturnType<typeof setUp>): Promise<string> {
  let text = '';
  for await (const part of response.body!.pipeThrough(new TextDecoderStream())) {
    text += part;
    if (api.statuses.has('1')) continue;
    api.statuses.set('1', 'Success');
    void proxy.notify({ orderId: '1' });
  }
  return text;
}
const whole =
  'data: {"paymentStatus":"New","orderId":"1"}\n\ndata: {"paymentStatus":"Success","orderId":"1"}\n\n';

describe('a status stream in a framework', () => {
  it('flows through Hono', async () => {
    const parts = setUp();
    const app = new Hono().all('/api/payment/*', (context) => parts.proxy(context.req.raw));
    expect(await readToTheEnd(await app.request(path), parts)).toBe(whole);
  });

  it('flows through Express', async () => {
    const parts = setUp();
    const app = express().use('/api/payment', createNodeListener(parts.proxy));
    const { url } = await startServer(app);
    expect(await readToTheEnd(await fetch(url + path), parts)).toBe(whole);
  });
});
