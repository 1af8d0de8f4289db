import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, it, vi } from 'vitest';
import {
  createNodeListener,
  createPaymentProxy,
  memoryLimiter,
  memoryStore,
} from '../../../src/proxy/index.js';
import { envelope, fakeUpstream, paid, paidData } from '../fakeUpstream.js';
import { type Answer, apiKey, newProxy, pause, post, read, sample } from '../newProxy.js';
import { sendRaw, startServer } from '../startServer.js';

const jsonPost = (body: BodyInit = JSON.stringify(sample), headers: Record<string, string> = {}) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body,
});

describe('createNodeListener', () => {
  it('serves every route over real HTTP, to a real HTTP upstream', async () => {
    const seen: string[] = [];
    const api = await startServer((req, res) => {
      seen.push(`${req.method} ${req.url} ${String(req.headers['apikey'])}`);
      req.resume();
      res.setHeader('content-type', 'application/json');
      res.end(JSON.stringify({ statusCode: 200, error: null, message: 'Success', data: paidData }));
    });
    const proxy = newProxy(fakeUpstream(), { baseUrl: api.url, fetch: (url, init) => fetch(url, init) });
    const { url } = await startServer(createNodeListener(proxy));
    expect((await read(await fetch(`${url}/api/payment`, jsonPost()))).data).toEqual(paidData);
    expect((await fetch(`${url}/api/payment/health`)).status).toBe(200);
    expect((await fetch(`${url}/api/payment/methods`)).status).toBe(200);
    expect(seen).toEqual([
      'POST /PartnerAPI/CustomerSchedule/user/createPayment secret_partner_key_42',
      'POST /PartnerAPI/PaymentQR/user/getPublicPaymentMethod secret_partner_key_42',
    ]);
  });

  it('reuses its connection to the API with the platform’s fetch', async () => {
    const sockets = new Set<unknown>();
    const api = await startServer((req, res) => {
      sockets.add(req.socket);
      req.resume();
      res.setHeader('content-type', 'application/json');
      res.end(JSON.stringify({ statusCode: 200, error: null, message: 'Success', data: paidData }));
    });
    const proxy = createPaymentProxy({ apiKey, baseUrl: api.url, authorize: 'public' });
    for (let call = 0; call < 10; call += 1) expect((await proxy(post())).status).toBe(200);
    // The platform may open a second connection before the first one is free again.
    expect(sockets.size).toBeLessThanOrEqual(2);
  });

  it('does not repeat a payment when the API resets the connection, and answers 502 when the API is down', async () => {
    let calls = 0;
    const api = await startServer((req) => {
      calls += 1;
      req.socket.destroy();
    });
    const options = { fetch: (url: string, init: RequestInit) => fetch(url, init) };
    const broken = await startServer(
      createNodeListener(newProxy(fakeUpstream(), { ...options, baseUrl: api.url })),
    );
    expect((await fetch(broken.url, jsonPost())).status).toBe(502);
    expect(calls).toBe(1);
    const absent = newProxy(fakeUpstream(), { ...options, baseUrl: 'http://127.0.0.1:9' });
    const nowhere = await startServer(createNodeListener(absent));
    expect(await read(await fetch(nowhere.url, jsonPost()))).toMatchObject({ error: 'UPSTREAM_UNREACHABLE' });
  });

  it('does not follow a redirect', async () => {
    const seen: string[] = [];
    const api = await startServer((req, res) => {
      seen.push(req.url ?? '');
      res.writeHead(307, { location: '/elsewhere' }).end();
    });
    const proxy = newProxy(fakeUpstream(), { baseUrl: api.url, fetch: (url, init) => fetch(url, init) });
    const { url } = await startServer(createNodeListener(proxy));
    expect((await fetch(url, jsonPost())).status).toBe(502);
    expect(seen).toHaveLength(1);
  });

  it.each([17 * 1024, 1024 * 1024, 3 * 1024 * 1024])('answers 413 to a body of %d bytes', async (size) => {
    const upstream = fakeUpstream(paid());
    const { url } = await startServer(createNodeListener(newProxy(upstream)));
    const answer = await read(await fetch(url, jsonPost(' '.repeat(size))));
    expect(answer).toMatchObject({ statusCode: 413, error: 'PAYLOAD_TOO_LARGE' });
    expect((await fetch(`${url}/health`)).status).toBe(200);
    expect(upstream.calls).toHaveLength(0);
  });

  it('answers 413 to a chunked body without a length', async () => {
    const { url } = await startServer(createNodeListener(newProxy(fakeUpstream(paid()))));
    const chunk = new TextEncoder().encode(' '.repeat(10_000));
    const body = new ReadableStream({
      start: (controller) => {
        for (let sent = 0; sent < 5; sent += 1) controller.enqueue(chunk);
        controller.close();
      },
    });
    const response = await fetch(url, { ...jsonPost(), body, duplex: 'half' } as RequestInit);
    expect((await read(response)).statusCode).toBe(413);
  });

  it('disconnects a sender that never stops sending', async () => {
    const { port } = await startServer(createNodeListener(newProxy(fakeUpstream(paid()))));
    const closed = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1');
      const chunk = ' '.repeat(64 * 1024);
      const more = () => {
        while (socket.write(`10000\r\n${chunk}\r\n`));
      };
      socket.on('drain', more).on('error', () => undefined);
      socket.on('close', () => resolve(true)).resume();
      socket.write(
        'POST / HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n',
      );
      more();
    });
    expect(closed).toBe(true);
  });

  it('answers 408 to a body that does not arrive', async () => {
    const proxy = newProxy(fakeUpstream(paid()), { bodyTimeoutMs: 50 });
    const { port } = await startServer(createNodeListener(proxy));
    const answer = await sendRaw(
      port,
      'POST / HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 20\r\n\r\n{"a',
    );
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(answer).toContain('"error":"REQUEST_TIMEOUT"');
  });

  it('survives a client that disconnects while sending and while waiting', async () => {
    let release: (response: Response) => void = () => undefined;
    const upstream = fakeUpstream(() => new Promise<Response>((resolve) => (release = resolve)), paid());
    const { port, url } = await startServer(createNodeListener(newProxy(upstream)));
    const half = connect(port, '127.0.0.1', () => {
      half.write(
        'POST / HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 20\r\n\r\n{"a',
        () => half.destroy(),
      );
    });
    const waiting = httpRequest(url, { method: 'POST', headers: { 'content-type': 'application/json' } });
    waiting.on('error', () => undefined);
    waiting.end(JSON.stringify(sample));
    while (upstream.calls.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    waiting.destroy();
    release(paid());
    expect((await fetch(url, jsonPost())).status).toBe(200);
  });

  it('stops waiting for a key when the client has disconnected', async () => {
    const store = memoryStore();
    const claim = vi.spyOn(store, 'claim');
    const upstream = fakeUpstream(() => new Promise<Response>(() => undefined));
    const { url } = await startServer(createNodeListener(newProxy(upstream, { store, timeoutMs: 2_000 })));
    const headers = { 'idempotency-key': 'k' };
    const first = fetch(url, jsonPost(undefined, headers));
    const client = new AbortController();
    const waiting = fetch(url, { ...jsonPost(undefined, headers), signal: client.signal });
    while (claim.mock.calls.length < 4) await pause(5);
    client.abort();
    await expect(waiting).rejects.toThrow();
    await pause(300);
    const calls = claim.mock.calls.length;
    await pause(500);
    expect(claim.mock.calls.length).toBe(calls);
    expect((await first).status).toBe(504);
  });

  it('counts all addresses of a client as one', async () => {
    const limits = { perClient: memoryLimiter({ points: 1, windowMs: 60_000 }) };
    const proxy = newProxy(fakeUpstream(envelope(paidData)), { limits });
    const { url } = await startServer(createNodeListener(proxy, { trustedProxies: 1 }));
    const send = async (address: string) =>
      (await fetch(url, jsonPost(undefined, { 'x-forwarded-for': address }))).status;
    expect([await send('1.1.1.1:1000'), await send('1.1.1.1:1001')]).toEqual([200, 429]);
    expect([await send('2001:db8::1'), await send('[2001:db8::ffff]:80')]).toEqual([200, 429]);
    expect([await send('2001:db8:0:1::1'), await send('::ffff:1.1.1.1')]).toEqual([200, 429]);
  });

  it('keeps both values of a header that was sent twice', async () => {
    const { port } = await startServer(createNodeListener(newProxy(fakeUpstream(paid()))));
    const body = JSON.stringify(sample);
    const answer = await sendRaw(
      port,
      `POST / HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\ncontent-TYPE: text/plain\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 415 /);
  });

  it.each([
    ['GET http://a b/ HTTP/1.1', 'a', 400],
    ['GET /health HTTP/1.1', 'a b', 400],
    ['GET /health HTTP/1.1', 'user@a', 400],
    ['GET /health HTTP/1.1', 'a/../b', 400],
    ['GET /health HTTP/1.1', '[::1', 400],
    ['OPTIONS * HTTP/1.1', 'a', 400],
    ['TRACE / HTTP/1.1', 'a', 405],
    ['GET http://other.example/health HTTP/1.1', 'a', 200],
    ['GET //evil.example/health HTTP/1.1', 'a', 200],
  ])('answers %s with Host %s in the envelope', async (line, host, status) => {
    const { port } = await startServer(createNodeListener(newProxy(fakeUpstream(paid()))));
    const answer = await sendRaw(port, `${line}\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  });

  it('answers 500 in the envelope when a handler throws', async () => {
    const { url } = await startServer(
      createNodeListener(() => Promise.reject(new Error('at /srv/secret.js'))),
    );
    const text = await (await fetch(url)).text();
    expect(JSON.parse(text) as Answer).toMatchObject({ statusCode: 500, error: 'UNKNOWN_ERROR' });
    expect(text).not.toContain('secret');
  });

  it('accepts a body that a middleware has already parsed', async () => {
    const listener = createNodeListener(newProxy(fakeUpstream(paid())));
    const { url } = await startServer((req, res) => {
      req.resume().on('end', () => listener(Object.assign(req, { body: sample }), res));
    });
    expect((await fetch(url, jsonPost())).status).toBe(200);
  });

  it('limits by the connection’s address, and reads X-Forwarded-For only behind a trusted proxy', async () => {
    const limits = () => ({
      perClient: memoryLimiter({ points: 1, windowMs: 60_000 }),
      perBooking: false as const,
    });
    const statuses = async (trustedProxies: number, forwarded: string[]) => {
      const proxy = newProxy(fakeUpstream(envelope(paidData)), { limits: limits() });
      const { url } = await startServer(createNodeListener(proxy, { trustedProxies }));
      const list: number[] = [];
      for (const value of forwarded)
        list.push((await fetch(url, jsonPost(undefined, { 'x-forwarded-for': value }))).status);
      return list;
    };
    expect(await statuses(0, ['1.1.1.1', '2.2.2.2'])).toEqual([200, 429]);
    expect(await statuses(1, ['1.1.1.1', '2.2.2.2', 'forged, 2.2.2.2'])).toEqual([200, 200, 429]);
  });
});
