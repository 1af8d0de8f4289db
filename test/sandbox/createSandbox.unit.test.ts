import { describe, expect, test, vi } from 'vitest';
import { createPaymentPath } from '../../src/contract/envelope.js';
import { createSandbox, sandboxBookings, sandboxMethods } from '../../src/sandbox/index.js';
import { enveloped, sampleData } from '../fixtures/sampleAnswer.js';
import { origin, post, read, sampleBody } from './postCreatePayment.js';

test("the contract's sample gets the documented answer, field by field", async () => {
  const response = await post(createSandbox(), sampleBody);

  expect(response.status).toBe(200);
  expect(await response.json()).toEqual(
    enveloped({
      ...sampleData,
      bankQR: {
        qrData: expect.stringMatching(/^data:image\/png;base64,/) as string,
        qrCode: expect.stringMatching(/^000201/) as string,
        paymentContent: 'ORDER99999',
      },
    }),
  );
});

describe('the key', () => {
  test.each([['apiKey'], ['apikey'], ['APIKEY']])('is read from the header %s', async (name) => {
    expect((await post(createSandbox(), sampleBody, { [name]: 'demo_partner_api_key' })).status).toBe(200);
  });

  test.each([
    ['missing', {}],
    ['empty', { apiKey: '' }],
    ['another', { apiKey: 'demo_partner_api_key2' }],
  ])('%s is UNAUTHORIZED, and no order is made', async (_, headers) => {
    const sandbox = createSandbox();
    const response = await post(sandbox, sampleBody, headers);

    expect(response.status).toBe(401);
    expect(await read(response)).toMatchObject({ statusCode: 401, error: 'UNAUTHORIZED', data: null });
    expect(sandbox.orders).toEqual([]);
  });

  test('can be changed by an option', async () => {
    const sandbox = createSandbox({ apiKey: 'mine' });
    expect((await post(sandbox, sampleBody, { apiKey: 'mine' })).status).toBe(200);
    expect((await post(sandbox, sampleBody)).status).toBe(401);
  });
});

test.each([
  ['invalid JSON', '{"customerScheduleId": 1869'],
  ['an empty body', ''],
  ['an array', []],
  ['no booking', { paymentMethodType: 2 }],
  ['booking 0', { ...sampleBody, customerScheduleId: 0 }],
  ['no method', { customerScheduleId: 1869 }],
  ['an unknown method', { ...sampleBody, paymentMethodType: 99 }],
  ["another method's id", { ...sampleBody, paymentMethodId: 2 }],
  ['service 0', { ...sampleBody, stationServicesList: [101, 0] }],
  ['a service that is not offered', { ...sampleBody, stationServicesList: [101, 999] }],
  ['station -1', { ...sampleBody, stationsId: -1 }],
  [
    'an in-app method without its sub-type',
    { customerScheduleId: 1869, paymentMethodType: 6, paymentMethodId: 5 },
  ],
])('%s is INVALID_REQUEST, and no order is made', async (_, body) => {
  const sandbox = createSandbox();
  const response = await post(sandbox, body);

  expect(response.status).toBe(400);
  expect(await read(response)).toMatchObject({ statusCode: 400, error: 'INVALID_REQUEST', data: null });
  expect(sandbox.orders).toEqual([]);
});

test.each([
  ['notFound', 400, 'RECORD_NOT_FOUND', null],
  ['unauthorized', 401, 'UNAUTHORIZED', null],
  ['quotaExceeded', 429, 'APIKEY_QUOTA_EXCEEDED', '30'],
  ['systemError', 500, 'UNKNOWN_ERROR', null],
] as const)('the booking "%s" is always answered %i %s', async (name, status, error, retryAfter) => {
  const response = await post(createSandbox(), { ...sampleBody, customerScheduleId: sandboxBookings[name] });

  expect(response.status).toBe(status);
  expect(response.headers.get('Retry-After')).toBe(retryAfter);
  expect(await read(response)).toMatchObject({ statusCode: status, error });
});

test('a paid booking is refused with HTTP 200', async () => {
  const sandbox = createSandbox();
  const response = await post(sandbox, { ...sampleBody, customerScheduleId: sandboxBookings.alreadyPaid });

  expect(response.status).toBe(200);
  expect(await read(response)).toMatchObject({
    statusCode: 200,
    data: { isSuccess: 0, errorCode: 'ALREADY_PAID', orderData: null, bankQR: null },
  });
  expect(sandbox.orders).toEqual([]);
});

describe('failNext', () => {
  test.each([400, 401, 429, 500] as const)(
    'answers one call with %i and the next one normally',
    async (httpStatus) => {
      const sandbox = createSandbox();
      sandbox.failNext({ httpStatus });

      expect((await post(sandbox, sampleBody)).status).toBe(httpStatus);
      expect(sandbox.orders).toHaveLength(0);
      expect((await post(sandbox, sampleBody)).status).toBe(200);
      expect(sandbox.calls.createPayment).toBe(2);
    },
  );

  test('applies only to its endpoint and sends its Retry-After', async () => {
    const sandbox = createSandbox();
    sandbox.failNext({ httpStatus: 500, endpoint: 'methods' });
    sandbox.failNext({ httpStatus: 429, retryAfterSeconds: 7 });

    expect((await post(sandbox, sampleBody)).headers.get('Retry-After')).toBe('7');
    expect((await post(sandbox, sampleBody)).status).toBe(200);
  });
});

describe('as a fetch', () => {
  test('accepts a Request', async () => {
    const request = new Request(origin + createPaymentPath, {
      method: 'POST',
      headers: { apiKey: 'demo_partner_api_key' },
      body: JSON.stringify(sampleBody),
    });
    expect((await createSandbox()(request)).status).toBe(200);
  });

  test.each([
    ['GET', createPaymentPath],
    ['POST', '/PartnerAPI/CustomerSchedule/user/other'],
  ])('%s %s is not found', async (method, path) => {
    const response = await createSandbox()(origin + path, { method });
    expect(response.status).toBe(404);
    expect(await read(response)).toMatchObject({ statusCode: 404, error: 'NOT_FOUND' });
  });

  test('answers after latencyMs, not before', async () => {
    vi.useFakeTimers();
    try {
      let isAnswered = false;
      const pending = post(createSandbox({ latencyMs: 800 }), sampleBody).then(() => (isAnswered = true));
      await vi.advanceTimersByTimeAsync(799);
      expect(isAnswered).toBe(false);
      await vi.advanceTimersByTimeAsync(1);
      await pending;
      expect(isAnswered).toBe(true);
    } finally {
      vi.useRealTimers();
    }
  });

  test('a call aborted during the latency rejects with the reason, and its order exists', async () => {
    const sandbox = createSandbox({ latencyMs: 60_000 });
    const caller = new AbortController();
    const pending = sandbox(origin + createPaymentPath, {
      method: 'POST',
      headers: { apiKey: 'demo_partner_api_key' },
      body: JSON.stringify(sampleBody),
      signal: caller.signal,
    });
    await vi.waitFor(() => expect(sandbox.orders).toHaveLength(1));
    caller.abort(new Error('given up'));
    await expect(pending).rejects.toThrow('given up');
  });

  test('a call aborted before it starts makes no order', async () => {
    const sandbox = createSandbox();
    const init = { method: 'POST', signal: AbortSignal.abort(new Error('too late')) };
    await expect(sandbox(origin + createPaymentPath, init)).rejects.toThrow('too late');
    expect(sandbox.calls.createPayment).toBe(0);
  });
});

test('all methods are distinguishable', () => {
  const numbers = Object.values(sandboxMethods).map(({ type, id }) => `${type}/${id}`);
  expect(new Set(numbers).size).toBe(numbers.length);
});
