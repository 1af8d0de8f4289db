import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type PaymentProxyOptions, type ProxyEvent, memoryLimiter } from '../../src/proxy/index.js';
import { envelope, fakeUpstream, paid, paidData } from './fakeUpstream.js';
import { get, keyed, newProxy, pause, post, read, sample } from './newProxy.js';

const reject = () => Promise.reject(new Error('disk full'));
const clientKey = () => 'client';
const fail = () => {
  throw new Error('disk full');
};

describe('a callback of the host that fails', () => {
  const unhandled = vi.fn();
  beforeEach(() => void process.on('unhandledRejection', unhandled));
  afterEach(async () => {
    // Node reports an unhandled rejection after the current task.
    await pause(5);
    process.off('unhandledRejection', unhandled);
    expect(unhandled).not.toHaveBeenCalled();
  });

  const callbacks: [string, Partial<PaymentProxyOptions>, number][] = [
    ['onEvent rejects', { onEvent: reject }, 200],
    ['onEvent throws', { onEvent: fail }, 200],
    ['authorize rejects', { authorize: reject }, 403],
    ['authorize throws', { authorize: fail }, 403],
    ['clientKey rejects', { limits: { clientKey: reject } }, 500],
    ['clientKey throws', { limits: { clientKey: fail } }, 500],
    [
      'clientKey does not answer',
      { limits: { clientKey: () => new Promise(() => undefined) }, timeoutMs: 20 },
      500,
    ],
    [
      'a limiter rejects',
      { limits: { perBooking: { consume: reject }, reads: { consume: reject }, clientKey } },
      503,
    ],
    [
      'a limiter throws',
      { limits: { perBooking: { consume: fail }, reads: { consume: fail }, clientKey } },
      503,
    ],
    ['fetch throws', { fetch: fail }, 502],
  ];
  it.each(callbacks)('does not end the process: %s', async (_, options, status) => {
    const upstream = fakeUpstream(paid());
    const proxy = newProxy(upstream, options);
    expect((await proxy(post())).status).toBe(status);
    expect((await proxy(keyed())).status).toBe(status);
    expect((await proxy(get('methods'))).status).toBe(status);
    expect(upstream.calls).toHaveLength(status === 200 ? 3 : 0);
  });

  it('does not end the process: getStatus rejects after its timeout', async () => {
    const getStatus = () => pause(30).then(reject);
    const proxy = newProxy(fakeUpstream(), { getStatus, timeoutMs: 10 });
    expect((await proxy(get('status?orderId=1&amount=1'))).status).toBe(503);
    await pause(40);
  });

  it('in clientKey is reported as rejected, because nothing was sent', async () => {
    const events: ProxyEvent[] = [];
    const proxy = newProxy(fakeUpstream(paid()), {
      limits: { clientKey: reject },
      onEvent: (event) => events.push(event),
    });
    const answer = await read(await proxy(keyed()));
    expect(answer).toMatchObject({ statusCode: 500, error: 'UNKNOWN_ERROR' });
    expect(answer.message).toContain('No order was made');
    expect(events[0]).toMatchObject({ outcome: 'rejected', cause: expect.any(Error) as Error });
  });
});

it('waits for an async clientKey', async () => {
  const upstream = fakeUpstream(envelope(paidData));
  const perClient = memoryLimiter({ points: 1, windowMs: 60_000 });
  const clientKey = (request: Request) => Promise.resolve(request.headers.get('x-session') ?? undefined);
  const proxy = newProxy(upstream, { limits: { perClient, clientKey } });
  const statuses = [];
  for (const session of ['a', 'a', 'b'])
    statuses.push((await proxy(post(sample, { 'x-session': session }))).status);
  expect(statuses).toEqual([200, 429, 200]);
});
