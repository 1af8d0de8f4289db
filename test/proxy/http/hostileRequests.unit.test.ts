import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createNodeListener } from '../../../src/proxy/index.js';
import { fakeUpstream, paid } from '../fakeUpstream.js';
import { hostileBodies } from './hostileBodies.js';
import { hostileHeads } from './hostileHeads.js';
import { marker } from './hostileRow.js';
import { apiKey, newProxy } from '../newProxy.js';
import { sendRaw } from '../startServer.js';

const hostileRequests = [...hostileHeads, ...hostileBodies];
const upstream = fakeUpstream(paid());
const proxy = newProxy(upstream, { clientId: 'client', allowedOrigins: ['https://listed.example'] });
const server = createServer(createNodeListener(proxy));
const sendHostile = (bytes: string) =>
  sendRaw((server.address() as AddressInfo).port, Buffer.from(bytes, 'latin1'));

beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => void server.close());

/** Only the contract's fields may reach the API. */
const contractFields = new Set([
  'customerScheduleId',
  'paymentMethodType',
  'paymentMethodId',
  'paymentMethodSubType',
  'stationServicesList',
  'stationsId',
]);

describe('hostile requests over a real socket', () => {
  it('number at least 80', () => {
    expect(hostileRequests.length).toBeGreaterThanOrEqual(80);
    expect(new Set(hostileRequests.map(({ name }) => name)).size).toBe(hostileRequests.length);
  });

  it.each(hostileRequests)('$name', async ({ bytes, statuses }) => {
    upstream.calls.length = 0;
    const answer = await sendHostile(bytes);
    const status = Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 0);
    expect(statuses).toContain(status);
    expect(status).toBeLessThan(500);
    expect(answer).not.toContain(apiKey);
    const [head = '', rest = ''] = answer.split('\r\n\r\n');
    const body = rest.slice(0, Number(/^content-length: (\d+)/im.exec(head)?.[1] ?? 0));
    expect(head.toLowerCase()).not.toContain(marker.toLowerCase());
    expect(head).not.toMatch(/^set-cookie/im);
    if (head.includes('application/json') && body !== '')
      expect(Object.keys(JSON.parse(body) as object)).toEqual(['statusCode', 'error', 'message', 'data']);
    expect(upstream.calls).toHaveLength(status === 200 ? 1 : 0);
    for (const call of upstream.calls) {
      expect(call.url).toBe('https://api.example.vn/PartnerAPI/CustomerSchedule/user/createPayment');
      expect([...call.headers.keys()].sort()).toEqual(['accept', 'apikey', 'content-type']);
      expect(Object.keys(call.body as object).filter((field) => !contractFields.has(field))).toEqual([]);
      expect(JSON.stringify(call.body)).not.toContain(marker);
    }
  });

  it('leave the server running and no prototype changed', async () => {
    expect(await sendHostile('GET /health HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n')).toContain(
      ' 200 OK',
    );
    expect('isAdmin' in {}).toBe(false);
  });
});
