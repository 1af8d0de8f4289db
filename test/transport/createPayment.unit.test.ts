import { describe, expect, it, vi } from 'vitest';
import { createPayment } from '../../src/transport/createPayment.js';
import { answer, body, envelope, orderData, postTo, errorOf } from './answers.js';

describe('the request', () => {
  it('posts the contract body alone, once', async () => {
    const fetch = vi.fn(() => Promise.resolve(answer(200, envelope(200, { data: orderData }))));
    await createPayment('/api/payment', body, { fetch, timeoutMs: 1_000, idempotencyKey: 'k1' });
    expect(fetch).toHaveBeenCalledExactlyOnceWith('/api/payment', {
      method: 'POST',
      body: '{"customerScheduleId":1869,"paymentMethodType":2,"paymentMethodId":1}',
      headers: {
        accept: 'application/json',
        'content-type': 'application/json',
        'idempotency-key': 'k1',
      },
      signal: expect.any(AbortSignal) as AbortSignal,
    });
  });

  it('has no Idempotency-Key header without a key', async () => {
    const fetch = vi.fn((_: unknown, init?: RequestInit) => {
      expect(new Headers(init?.headers).has('idempotency-key')).toBe(false);
      return Promise.resolve(answer(200, envelope(200, { data: orderData })));
    });
    await createPayment('/api/payment', body, { fetch, timeoutMs: 1_000 });
    expect(fetch).toHaveBeenCalledOnce();
  });

  it.each(['Content-Type', 'content-type'])(
    'keeps its content type when the host sets %s too',
    async (name) => {
      let sent = new Headers();
      const fetch = (_: unknown, init?: RequestInit) => {
        sent = new Headers(init?.headers);
        return Promise.resolve(answer(200, envelope(200, { data: orderData })));
      };
      const headers = { [name]: 'text/plain', 'X-CSRF-Token': 't' };
      await createPayment('/api/payment', body, { fetch, timeoutMs: 1_000, headers });
      expect(sent.get('content-type')).toBe('application/json');
      expect(sent.get('x-csrf-token')).toBe('t');
    },
  );
});

describe('a successful answer', () => {
  it('is parsed', async () => {
    expect(await postTo(answer(200, envelope(200, { data: orderData })))).toMatchObject({
      customerScheduleId: 1869,
      totalPayment: 120_000,
      orderData: { orderId: '99999' },
    });
  });

  it('is parsed after a byte order mark', async () => {
    const bytes = new TextEncoder().encode(JSON.stringify(envelope(200, { data: orderData })));
    const response = new Response(new Uint8Array([0xef, 0xbb, 0xbf, ...bytes]));
    expect(await postTo(response)).toMatchObject({ totalPayment: 120_000 });
  });

  it('is also accepted with HTTP 201 when statusCode is 200', async () => {
    expect(await postTo(answer(201, envelope(200, { data: orderData })))).toMatchObject({
      totalPayment: 120_000,
    });
  });
});

/** `data` of a refusal, as the API sends it: without an order. */
const refused = (code: string | number | null, rest: object = {}) => ({
  ...orderData,
  isSuccess: 0,
  paymentStatus: 'Failed',
  orderData: null,
  errorCode: code,
  ...rest,
});
const order = { orderData: { orderId: 99999 } };

describe.each([
  // HTTP, statusCode, rest of the envelope, code, outcome, apiCode
  [400, 400, { error: 'INVALID_REQUEST' }, 'invalid_request', 'none', 'INVALID_REQUEST'],
  [200, 400, { error: 'INVALID_REQUEST' }, 'invalid_request', 'none', 'INVALID_REQUEST'],
  [400, 200, { error: 'INVALID_REQUEST' }, 'invalid_response', 'unknown', 'INVALID_REQUEST'],
  [400, 400, { error: 'RECORD_NOT_FOUND' }, 'invalid_request', 'none', 'RECORD_NOT_FOUND'],
  [400, 400, { error: 'A', errorCode: 'B' }, 'invalid_request', 'none', 'B'],
  [400, 400, { error: 'ALREADY_PAID' }, 'already_paid', 'none', 'ALREADY_PAID'],
  [401, 401, { error: 'UNAUTHORIZED' }, 'unauthorized', 'none', 'UNAUTHORIZED'],
  [403, 403, {}, 'unauthorized', 'none', undefined],
  [404, 404, { error: 'NOT_FOUND' }, 'refused', 'none', 'NOT_FOUND'],
  [422, 422, { error: 'IDEMPOTENCY_KEY_REUSED' }, 'refused', 'none', 'IDEMPOTENCY_KEY_REUSED'],
  [409, 409, { error: 'UNCERTAIN' }, 'upstream', 'unknown', 'UNCERTAIN'],
  [409, 409, { error: 'CONFLICT' }, 'upstream', 'unknown', 'CONFLICT'],
  [409, 409, {}, 'upstream', 'unknown', undefined],
  [200, 409, { error: 'CONFLICT' }, 'upstream', 'unknown', 'CONFLICT'],
  [409, 400, { error: 'INVALID_REQUEST' }, 'upstream', 'unknown', 'INVALID_REQUEST'],
  [408, 408, { error: 'REQUEST_TIMEOUT' }, 'upstream', 'unknown', 'REQUEST_TIMEOUT'],
  [200, 408, {}, 'upstream', 'unknown', undefined],
  [408, 400, {}, 'upstream', 'unknown', undefined],
  [400, 400, { error: 'UNCERTAIN' }, 'upstream', 'unknown', 'UNCERTAIN'],
  [407, 407, {}, 'refused', 'none', undefined],
  [410, 410, {}, 'refused', 'none', undefined],
  [429, 429, { error: 'APIKEY_QUOTA_EXCEEDED' }, 'quota_exceeded', 'none', 'APIKEY_QUOTA_EXCEEDED'],
  [500, 500, { error: 'UNKNOWN_ERROR' }, 'upstream', 'unknown', 'UNKNOWN_ERROR'],
  [200, 500, { error: 'SYSTEM_ERROR' }, 'upstream', 'unknown', 'SYSTEM_ERROR'],
  [500, 400, { error: 'INVALID_REQUEST' }, 'upstream', 'unknown', 'INVALID_REQUEST'],
  [503, 200, { data: orderData }, 'upstream', 'unknown', undefined],
  [200, 200, { data: refused('API_FAILED') }, 'refused', 'none', 'API_FAILED'],
  [200, 200, { data: refused(null), error: 'OUTER' }, 'refused', 'none', 'OUTER'],
  [
    200,
    200,
    { data: refused(null), error: 'OUTER', errorCode: 'OUTER_CODE' },
    'refused',
    'none',
    'OUTER_CODE',
  ],
  [200, 200, { data: refused('INNER'), error: 'OUTER', errorCode: 'OUTER_CODE' }, 'refused', 'none', 'INNER'],
  [200, 200, { data: refused('INNER'), errorCode: 'ALREADY_PAID' }, 'refused', 'none', 'INNER'],
  [
    200,
    200,
    { data: refused(''), error: '', errorCode: 'ALREADY_PAID' },
    'already_paid',
    'none',
    'ALREADY_PAID',
  ],
  [400, 400, { error: 'OUTER', errorCode: '' }, 'invalid_request', 'none', 'OUTER'],
  [200, 200, { data: refused('API_FAILED', order) }, 'upstream', 'unknown', 'API_FAILED'],
  [200, 200, { data: refused('API_FAILED', { orderId: 'A-1' }) }, 'upstream', 'unknown', 'API_FAILED'],
  [200, 200, { data: refused('API_FAILED', { paymentStatus: 'New' }) }, 'upstream', 'unknown', 'API_FAILED'],
  [
    200,
    200,
    { data: refused('API_FAILED', { paymentStatus: 'Success' }) },
    'upstream',
    'unknown',
    'API_FAILED',
  ],
  [200, 200, { data: refused('API_FAILED', { paymentStatus: 'Canceled' }) }, 'refused', 'none', 'API_FAILED'],
  [200, 200, { data: refused('API_FAILED', { paymentStatus: null }) }, 'refused', 'none', 'API_FAILED'],
  [200, 200, { data: refused('ALREADY_PAID', order) }, 'already_paid', 'none', 'ALREADY_PAID'],
  [400, 400, { error: 'INVALID_REQUEST', data: orderData }, 'upstream', 'unknown', 'INVALID_REQUEST'],
  [400, 400, { error: 'INVALID_REQUEST', data: { isSuccess: 1 } }, 'upstream', 'unknown', 'INVALID_REQUEST'],
  [
    400,
    400,
    { error: 'INVALID_REQUEST', data: { requestId: 'r1' } },
    'invalid_request',
    'none',
    'INVALID_REQUEST',
  ],
  [200, 200, { data: refused(7) }, 'refused', 'none', '7'],
  [200, 200, { data: refused(null) }, 'refused', 'none', undefined],
  [200, 200, { data: refused('ALREADY_PAID') }, 'already_paid', 'none', 'ALREADY_PAID'],
  [200, 200, { data: refused('04') }, 'already_paid', 'none', '04'],
  [200, 200, { data: null }, 'invalid_response', 'unknown', undefined],
  [200, 200, { data: { ...orderData, isSuccess: 2 } }, 'invalid_response', 'unknown', undefined],
  [200, 200, { data: { ...orderData, isSuccess: undefined } }, 'invalid_response', 'unknown', undefined],
  [200, 200, { data: { ...orderData, totalPayment: -1 } }, 'invalid_response', 'unknown', undefined],
  [200, 200, { data: { ...orderData, customerScheduleId: {} } }, 'invalid_response', 'unknown', undefined],
  [200, 201, { data: orderData }, 'invalid_response', 'unknown', undefined],
  [200, 302, { data: orderData }, 'invalid_response', 'unknown', undefined],
  [302, 200, { data: orderData }, 'invalid_response', 'unknown', undefined],
] as const)('HTTP %i with statusCode %i and %j', (httpStatus, statusCode, rest, code, outcome, apiCode) => {
  it(`gives ${code} with outcome ${outcome}`, async () => {
    const error = await errorOf(postTo(answer(httpStatus, envelope(statusCode, rest))));
    expect(error).toMatchObject({ code, outcome, httpStatus });
    expect(error.apiCode).toBe(apiCode);
  });
});

const truncated = JSON.stringify(envelope(200, { data: orderData })).slice(0, -9);

describe.each([
  ['an HTML page', '<!doctype html><title>502</title>'],
  ['an empty body', ''],
  ['truncated JSON', truncated],
  ['an array', '[]'],
  ['null', 'null'],
  ['a number', '200'],
  ['an envelope without statusCode', '{"data":{"isSuccess":1}}'],
  ['a statusCode that is a text', '{"statusCode":"200"}'],
])('%s', (_, text) => {
  it.each([
    [200, 'invalid_response'],
    [400, 'invalid_response'],
    [401, 'invalid_response'],
    [429, 'invalid_response'],
    [500, 'upstream'],
    [502, 'upstream'],
  ])('with HTTP %i gives %s, and an order may exist', async (status, code) => {
    const error = await errorOf(postTo(answer(status, text)));
    expect(error).toMatchObject({ code, outcome: 'unknown', httpStatus: status });
  });
});

it('keeps text from the server out of the error message', async () => {
  const page = answer(200, envelope(400, { error: 'X', message: '<b>stack trace</b>' }));
  const error = await errorOf(postTo(page));
  expect(error.message).not.toContain('stack');
});
