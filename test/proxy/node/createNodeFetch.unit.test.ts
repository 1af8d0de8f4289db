import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createNodeFetch } from '../../../src/proxy/index.js';
import { fakeUpstream, paidData } from '../fakeUpstream.js';
import { apiKey, newProxy, post, read, sample } from '../newProxy.js';
import { startServer } from '../startServer.js';

const paid = JSON.stringify({ statusCode: 200, error: null, message: 'Success', data: paidData });

async function createProxyFor(api: RequestListener, timeoutMs = 5_000) {
  const { url } = await startServer(api);
  return newProxy(fakeUpstream(), { baseUrl: url, fetch: createNodeFetch(), timeoutMs });
}

it('sends the body and the key, reads the reply, and reuses the connection', async () => {
  const seen: unknown[] = [];
  const sockets = new Set<unknown>();
  const proxy = await createProxyFor((req, res) => {
    sockets.add(req.socket);
    void text(req).then((body) => {
      seen.push([req.method, req.headers['apikey'], req.headers['content-type'], JSON.parse(body)]);
      res.end(paid);
    });
  });
  for (let call = 0; call < 5; call += 1) expect((await read(await proxy(post()))).data).toEqual(paidData);
  expect(seen).toEqual(Array(5).fill(['POST', apiKey, 'application/json', sample]));
  expect(sockets.size).toBe(1);
});

it('passes on the API’s Retry-After', async () => {
  const proxy = await createProxyFor((_, res) => res.writeHead(429, { 'retry-after': '7' }).end());
  const answer = await read(await proxy(post()));
  expect([answer.statusCode, answer.headers.get('retry-after')]).toEqual([429, '7']);
});

const endless: RequestListener = (_, res) => {
  const timer = setInterval(() => res.write('x'.repeat(100_000)), 1);
  res.on('close', () => clearInterval(timer));
};

const faults: [string, RequestListener, number, string][] = [
  ['a redirect', (_, res) => res.writeHead(307, { location: '/else' }).end(), 502, 'UPSTREAM_INVALID_ANSWER'],
  ['no content', (_, res) => res.writeHead(204).end(), 502, 'UPSTREAM_INVALID_ANSWER'],
  ['an impossible status', (_, res) => res.writeHead(799).end(paid), 502, 'UPSTREAM_UNREACHABLE'],
  ['a reset', (req) => req.socket.destroy(), 502, 'UPSTREAM_UNREACHABLE'],
  [
    'half an answer',
    (req, res) => res.write('{', () => req.socket.destroy()),
    502,
    'UPSTREAM_INVALID_ANSWER',
  ],
  ['an endless answer', endless, 502, 'UPSTREAM_INVALID_ANSWER'],
  ['silence', () => undefined, 504, 'UPSTREAM_TIMEOUT'],
];
it.each(faults)('answers after %s and calls the API once', async (_, fault, status, error) => {
  let calls = 0;
  let closed = 0;
  const proxy = await createProxyFor((req, res) => {
    calls += 1;
    res.on('close', () => (closed += 1));
    fault(req, res);
  }, 300);
  expect(await read(await proxy(post()))).toMatchObject({ statusCode: status, error });
  expect(calls).toBe(1);
  // No connection stays open after the response.
  await expect.poll(() => closed).toBe(1);
});

it('releases the key when the API was never reached', async () => {
  const proxy = newProxy(fakeUpstream(), { baseUrl: 'http://127.0.0.1:9', fetch: createNodeFetch() });
  const key = { 'idempotency-key': 'one' };
  for (let call = 0; call < 2; call += 1)
    expect(await read(await proxy(post(sample, key)))).toMatchObject({ error: 'UPSTREAM_UNREACHABLE' });
  // The same key with another body would be refused if the key were still held.
  const other = await read(await proxy(post({ ...sample, customerScheduleId: 2 }, key)));
  expect(other.error).toBe('UPSTREAM_UNREACHABLE');
});

/** A self-signed certificate for 127.0.0.1, or `undefined` when `openssl` is not installed. */
function createCertificate(): { key: Buffer; cert: Buffer } | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'certificate-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const request = [
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-days',
    '2',
    '-keyout',
    key,
    '-out',
    cert,
  ];
  const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
  try {
    execFileSync('openssl', [...request, ...subject], { stdio: 'ignore' });
    return { key: readFileSync(key), cert: readFileSync(cert) };
  } catch {
    console.warn('Skipped the tests over https: they need the command openssl to create a certificate.');
    return undefined;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('over https', () => {
  const certificate = createCertificate();

  async function createProxyForTls() {
    const paths: (string | undefined)[] = [];
    const server = createServer(certificate!, (req, res) => {
      paths.push(req.url);
      res.end(paid);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => {
      server.close();
      server.closeAllConnections();
    });
    const baseUrl = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return { paths, proxy: newProxy(fakeUpstream(), { baseUrl, fetch: createNodeFetch() }) };
  }

  it.skipIf(!certificate)('pays', async () => {
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    onTestFinished(() => void vi.unstubAllEnvs());
    const { proxy, paths } = await createProxyForTls();
    expect((await read(await proxy(post()))).data).toEqual(paidData);
    expect(paths).toHaveLength(1);
  });

  it.skipIf(!certificate)('sends nothing to a server with an untrusted certificate', async () => {
    const { proxy, paths } = await createProxyForTls();
    expect(await read(await proxy(post()))).toMatchObject({ statusCode: 502, error: 'UPSTREAM_UNREACHABLE' });
    expect(paths).toEqual([]);
  });
});
