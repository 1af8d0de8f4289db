import { describe, expect, it } from 'vitest';
import type { ProxyEvent } from '../../../src/proxy/index.js';
import { type Reply, envelope, fakeUpstream, paid, paidData, refused } from '../fakeUpstream.js';
import { apiKey, newProxy, post, read, sample } from '../newProxy.js';

describe('createPayment', () => {
  it('adds the key, drops unknown fields, sends only its own headers, and passes on data unchanged', async () => {
    const upstream = fakeUpstream(paid());
    const response = await newProxy(upstream)(
      post(
        { ...sample, apiKey: 'mine', extra: 1 },
        { cookie: 'a=b', apikey: 'forged', 'x-forwarded-for': '1.2.3.4' },
      ),
    );
    expect(await read(response)).toMatchObject({
      statusCode: 200,
      error: null,
      message: 'Success',
      data: paidData,
    });
    const [call] = upstream.calls;
    expect(call?.url).toBe('https://api.example.vn/PartnerAPI/CustomerSchedule/user/createPayment');
    expect(call?.body).toEqual(sample);
    expect(Object.fromEntries(call!.headers)).toEqual({
      'content-type': 'application/json',
      accept: 'application/json',
      apikey: apiKey,
    });
    expect(call?.init).toMatchObject({ method: 'POST', redirect: 'manual' });
  });

  it('keeps a path prefix of baseUrl', async () => {
    const upstream = fakeUpstream(paid());
    await newProxy(upstream, { baseUrl: 'https://api.example.vn/v2/' })(post());
    expect(upstream.calls[0]?.url).toBe(
      'https://api.example.vn/v2/PartnerAPI/CustomerSchedule/user/createPayment',
    );
  });

  it.each(['/', '/api/payment', '/api/payment/', '/deep/er/pay', '/methods/pay', '/api/payment?x=methods'])(
    'treats a POST to %s as createPayment',
    async (path) => {
      expect((await newProxy(fakeUpstream(paid()))(post(sample, {}, path))).status).toBe(200);
    },
  );

  const rows: [string, Reply, number, string | null][] = [
    ['HTTP 400', refused(400, 'RECORD_NOT_FOUND'), 400, 'RECORD_NOT_FOUND'],
    ['HTTP 401', refused(401, 'UNAUTHORIZED'), 401, 'UNAUTHORIZED'],
    ['HTTP 403', refused(403, 'MISSING_AUTHORITY'), 403, 'UNAUTHORIZED'],
    ['HTTP 429', refused(429, 'APIKEY_QUOTA_EXCEEDED'), 429, 'APIKEY_QUOTA_EXCEEDED'],
    [
      'HTTP 429 without the envelope',
      new Response('<h1>Slow down</h1>', { status: 429 }),
      429,
      'APIKEY_QUOTA_EXCEEDED',
    ],
    [
      'HTTP 200, statusCode 400',
      envelope(null, { statusCode: 400, error: 'INVALID_REQUEST' }),
      400,
      'INVALID_REQUEST',
    ],
    [
      'HTTP 200, statusCode 401',
      envelope(null, { statusCode: 401, error: 'UNAUTHORIZED' }),
      401,
      'UNAUTHORIZED',
    ],
    [
      'HTTP 200, statusCode 400, only errorCode',
      envelope(null, { statusCode: 400, errorCode: 'ALREADY_PAID' }),
      400,
      'ALREADY_PAID',
    ],
    [
      'isSuccess 0 with an order',
      envelope({ isSuccess: 0, orderData: { orderId: 7 } }),
      502,
      'UPSTREAM_INVALID_ANSWER',
    ],
    [
      'isSuccess 0 with an order at the top level',
      envelope({ isSuccess: 0, orderId: 'A7' }),
      502,
      'UPSTREAM_INVALID_ANSWER',
    ],
    [
      'isSuccess 0 with status New',
      envelope({ isSuccess: 0, paymentStatus: 'New' }),
      502,
      'UPSTREAM_INVALID_ANSWER',
    ],
    [
      'isSuccess 0 with an unknown status',
      envelope({ isSuccess: 0, paymentStatus: 'PAID_MAYBE' }),
      502,
      'UPSTREAM_INVALID_ANSWER',
    ],
    [
      'isSuccess 0 with status Failed',
      envelope({ isSuccess: 0, paymentStatus: 'Failed', orderData: { orderId: null } }),
      200,
      null,
    ],
    [
      'HTTP 400 with an order id',
      envelope({ orderData: { orderId: 7 } }, {}, { status: 400 }),
      502,
      'UPSTREAM_INVALID_ANSWER',
    ],
    ['another booking', envelope({ ...paidData, customerScheduleId: 1870 }), 502, 'UPSTREAM_INVALID_ANSWER'],
    [
      'a refusal for another booking',
      envelope({ isSuccess: 0, customerScheduleId: 1870 }),
      502,
      'UPSTREAM_INVALID_ANSWER',
    ],
    ['isSuccess 0', envelope({ isSuccess: 0, errorCode: 'X', errorMessage: 'No' }), 200, null],
    ['HTTP 500', refused(500, 'UNKNOWN_ERROR'), 500, 'UNKNOWN_ERROR'],
    [
      'HTTP 500, statusCode 400',
      envelope(null, { statusCode: 400, error: 'INVALID_REQUEST' }, { status: 500 }),
      500,
      'INVALID_REQUEST',
    ],
    [
      'HTTP 200, statusCode 500',
      envelope(null, { statusCode: 500, error: 'SYSTEM_ERROR' }),
      500,
      'SYSTEM_ERROR',
    ],
    ['HTTP 409', refused(409, 'CONFLICT'), 502, 'UPSTREAM_INVALID_ANSWER'],
    ['HTTP 400 with an order', envelope(paidData, {}, { status: 400 }), 502, 'UPSTREAM_INVALID_ANSWER'],
    ['HTTP 400 as a page', new Response('<html>', { status: 400 }), 502, 'UPSTREAM_INVALID_ANSWER'],
    ['HTTP 502 as a page', new Response('<html>', { status: 502 }), 502, 'UPSTREAM_INVALID_ANSWER'],
    [
      'a redirect',
      new Response(null, { status: 302, headers: { location: 'https://evil.example' } }),
      502,
      'UPSTREAM_INVALID_ANSWER',
    ],
    ['an empty 200', new Response(''), 502, 'UPSTREAM_INVALID_ANSWER'],
    ['truncated JSON', new Response('{"statusCode":200,'), 502, 'UPSTREAM_INVALID_ANSWER'],
    ['JSON without the envelope', Response.json([1]), 502, 'UPSTREAM_INVALID_ANSWER'],
    ['no data', envelope(null), 502, 'UPSTREAM_INVALID_ANSWER'],
    ['isSuccess missing', envelope({ totalPayment: 1 }), 502, 'UPSTREAM_INVALID_ANSWER'],
    [
      'isSuccess 1 without a total',
      envelope({ ...paidData, totalPayment: null }),
      502,
      'UPSTREAM_INVALID_ANSWER',
    ],
    [
      'more than 256 KiB',
      envelope({ ...paidData, metaData: 'x'.repeat(256 * 1024) }),
      502,
      'UPSTREAM_INVALID_ANSWER',
    ],
    [
      'JSON nested too deeply to be serialized again',
      new Response(
        `{"statusCode":200,"data":{"isSuccess":1,"totalPayment":1,"metaData":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`,
      ),
      502,
      'UPSTREAM_INVALID_ANSWER',
    ],
    ['a network error', new TypeError('fetch failed'), 502, 'UPSTREAM_UNREACHABLE'],
  ];
  it.each(rows)('translates %s', async (_, reply, status, error) => {
    const upstream = fakeUpstream(reply);
    const answer = await read(await newProxy(upstream)(post()));
    expect([answer.statusCode, answer.error]).toEqual([status, error]);
    expect(upstream.calls).toHaveLength(1);
    if (status >= 500) expect(answer.data).toEqual({ requestId: answer.headers.get('x-request-id') });
  });

  it('keeps the digits of an order id beyond 2^53', async () => {
    const text =
      '{"statusCode":200,"data":{"isSuccess":1,"totalPayment":120000,"orderData":{"orderId":12345678901234567890},"metaData":[9007199254740991,-9007199254740993,"\\"12345678901234567890\\""]}}';
    const answer = await read(await newProxy(fakeUpstream(new Response(text)))(post()));
    expect(answer.data).toEqual({
      isSuccess: 1,
      totalPayment: 120000,
      orderData: { orderId: '12345678901234567890' },
      metaData: [9007199254740991, '-9007199254740993', '"12345678901234567890"'],
    });
  });

  it('accepts a reply of up to 256 KiB', async () => {
    const data = { ...paidData, metaData: 'x'.repeat(200 * 1024) };
    expect((await read(await newProxy(fakeUpstream(envelope(data)))(post()))).data).toEqual(data);
  });

  it.each([
    ['never replies', () => new Promise<Response>(() => undefined)],
    [
      'never ends its body',
      () => new Response(new ReadableStream({ start: (c) => c.enqueue(new TextEncoder().encode('{')) })),
    ],
  ])('answers 504 when the API %s', async (_, reply) => {
    const answer = await read(await newProxy(fakeUpstream(reply), { timeoutMs: 50 })(post()));
    expect(answer).toMatchObject({ statusCode: 504, error: 'UPSTREAM_TIMEOUT' });
  });

  it('aborts a call that timed out', async () => {
    const upstream = fakeUpstream(() => new Promise<Response>(() => undefined));
    await newProxy(upstream, { timeoutMs: 20 })(post());
    expect(upstream.calls[0]?.init.signal?.aborted).toBe(true);
  });

  it('reveals neither the key nor a stack trace nor the API’s headers', async () => {
    const noisy = { 'set-cookie': 'upstream=1', server: 'nginx', 'x-secret': apiKey };
    const replies = [
      envelope(
        null,
        { statusCode: 401, error: apiKey, message: `apiKey ${apiKey} unknown` },
        { status: 401, headers: noisy },
      ),
      envelope(
        null,
        { statusCode: 400, message: `bad\n    at handler (/srv/app.js:1)` },
        { status: 400, headers: noisy },
      ),
      envelope(
        null,
        { statusCode: 500, message: 'Error\n at /srv/app.js:1' },
        { status: 500, headers: noisy },
      ),
      envelope({ ...paidData, metaData: { echo: `key=${apiKey}` } }, {}, { headers: noisy }),
      new Error(`connect with ${apiKey} at /srv/app.js`),
    ];
    for (const reply of replies) {
      const response = await newProxy(fakeUpstream(reply))(post());
      const bytes = JSON.stringify([...response.headers]) + (await response.text());
      for (const secret of [apiKey, '/srv/', 'nginx', 'upstream=1']) expect(bytes).not.toContain(secret);
    }
  });

  it('reports one event for a request', async () => {
    const events: ProxyEvent[] = [];
    const trace = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
    const upstream = fakeUpstream(refused(401, 'UNAUTHORIZED'));
    const response = await newProxy(upstream, { onEvent: (event) => events.push(event) })(
      post(sample, { traceparent: trace }),
    );
    expect(events).toEqual([
      {
        requestId: response.headers.get('x-request-id'),
        route: 'createPayment',
        outcome: 'declined',
        status: 401,
        error: 'UNAUTHORIZED',
        upstreamStatus: 401,
        upstreamMs: expect.any(Number) as number,
        durationMs: expect.any(Number) as number,
        traceparent: trace,
      },
    ]);
    expect(upstream.calls[0]?.headers.get('traceparent')).toBe(trace);
    expect(JSON.stringify(events)).not.toContain(apiKey);
    expect(JSON.stringify(events)).not.toContain('1869');
  });

  it('does not pass on an invalid traceparent, and survives a listener that throws', async () => {
    const upstream = fakeUpstream(paid());
    const onEvent = () => {
      throw new Error('disk full');
    };
    expect((await newProxy(upstream, { onEvent })(post(sample, { traceparent: 'x' }))).status).toBe(200);
    expect(upstream.calls[0]?.headers.has('traceparent')).toBe(false);
  });

  it('does not call the API after a 429 until Retry-After has passed', async () => {
    const upstream = fakeUpstream(refused(429, 'APIKEY_QUOTA_EXCEEDED', { 'retry-after': '7' }), paid());
    const proxy = newProxy(upstream);
    for (let round = 1; round <= 2; round += 1) {
      const answer = await read(await proxy(post()));
      expect(answer).toMatchObject({ statusCode: 429, error: 'APIKEY_QUOTA_EXCEEDED' });
      expect(answer.headers.get('retry-after')).toBe('7');
    }
    expect(upstream.calls).toHaveLength(1);
  });
});
