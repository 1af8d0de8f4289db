import { describe, expect, it } from 'vitest';
import type { ProxyEvent } from '../../../src/proxy/index.js';
import { fakeUpstream, paid, paidData } from '../fakeUpstream.js';
import { keyed, newProxy, read } from '../newProxy.js';

const failure = (fields: object) => Object.assign(new Error('failure'), fields);
const fetchFailed = (cause: unknown) => new TypeError('fetch failed', { cause });
const connect = (code: string) => failure({ code, syscall: 'connect' });

describe('a call that failed before anything was sent', () => {
  it.each<[string, unknown]>([
    ['ECONNREFUSED', connect('ECONNREFUSED')],
    ['EHOSTUNREACH', connect('EHOSTUNREACH')],
    ['ENETUNREACH', connect('ENETUNREACH')],
    ['ETIMEDOUT while connecting', connect('ETIMEDOUT')],
    ['ENOTFOUND', failure({ code: 'ENOTFOUND', syscall: 'getaddrinfo' })],
    ['a connect timeout', failure({ code: 'UND_ERR_CONNECT_TIMEOUT' })],
    ['a self-signed certificate', failure({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' })],
    ['an expired certificate', failure({ code: 'CERT_HAS_EXPIRED' })],
    ['a certificate of another host', failure({ code: 'ERR_TLS_CERT_ALTNAME_INVALID' })],
    ['all addresses unreachable', new AggregateError([connect('ENETUNREACH'), connect('ETIMEDOUT')])],
  ])('releases the key: %s', async (_, cause) => {
    const events: ProxyEvent[] = [];
    const upstream = fakeUpstream(fetchFailed(cause), paid());
    const proxy = newProxy(upstream, { onEvent: (event) => events.push(event) });
    expect(await read(await proxy(keyed()))).toMatchObject({
      statusCode: 502,
      error: 'UPSTREAM_UNREACHABLE',
    });
    expect(events[0]?.outcome).toBe('unavailable');
    expect((await read(await proxy(keyed()))).data).toEqual(paidData);
  });

  it.each<[string, unknown]>([
    ['ECONNRESET', failure({ code: 'ECONNRESET', syscall: 'read' })],
    ['EPIPE', failure({ code: 'EPIPE', syscall: 'write' })],
    ['ETIMEDOUT while reading', failure({ code: 'ETIMEDOUT', syscall: 'read' })],
    ['EHOSTUNREACH while reading', failure({ code: 'EHOSTUNREACH', syscall: 'read' })],
    ['a timeout of the body', failure({ code: 'UND_ERR_BODY_TIMEOUT' })],
    [
      'one address that was reached',
      new AggregateError([connect('ECONNREFUSED'), failure({ code: 'ECONNRESET' })]),
    ],
    ['an empty aggregate', new AggregateError([])],
    ['no cause', undefined],
  ])('keeps the key when something may have been sent: %s', async (_, cause) => {
    const events: ProxyEvent[] = [];
    const upstream = fakeUpstream(fetchFailed(cause), paid());
    const proxy = newProxy(upstream, { onEvent: (event) => events.push(event) });
    for (let call = 0; call < 2; call += 1) expect((await proxy(keyed())).status).toBe(502);
    expect(events[0]?.outcome).toBe('uncertain');
    expect(upstream.calls).toHaveLength(1);
  });
});
