import { describe, expect, it, vi } from 'vitest';
import { createSandbox } from '../../../src/sandbox/index.js';
import { type Reply, envelope, fakeUpstream, refused } from '../fakeUpstream.js';
import { apiKey, get, newProxy, post, read } from '../newProxy.js';

const bank = {
  paymentMethodId: 1,
  paymentMethodType: 2,
  paymentMethodName: 'Chuyển khoản',
  paymentMethodEnable: 1,
  paymentMethodOwnerName: 'CONG TY A',
  paymentMethodIdentityNumber: '0123',
  internalSecret: 'x',
};
const wallet = { paymentMethodType: 3, paymentMethodName: 'MoMo', paymentMethodEnable: 0 };
const method = { type: 2, id: 1, name: 'Chuyển khoản', account: { number: '0123', holder: 'CONG TY A' } };

describe('GET /methods', () => {
  it.each([
    ['an object by provider', { bank, momo: wallet, vnPay: null }],
    ['a list', [bank, null, wallet]],
  ])('lists the enabled methods from %s', async (_, data) => {
    const upstream = fakeUpstream(envelope(data));
    const answer = await read(await newProxy(upstream, { clientId: 'client' })(get('methods')));
    expect(answer).toMatchObject({ statusCode: 200, error: null });
    expect(answer.data).toEqual([method]);
    expect(upstream.calls[0]).toMatchObject({
      url: 'https://api.example.vn/PartnerAPI/PaymentQR/user/getPublicPaymentMethod',
      body: {},
    });
    expect(upstream.calls[0]?.headers.has('clientid')).toBe(false);
  });
});

describe('GET /services', () => {
  it('lists the active services of a station', async () => {
    const service = {
      stationServicesId: 101,
      serviceName: 'Đăng kiểm',
      isActive: 1,
      price: 120000,
      stationsId: 57,
    };
    const list = [service, { ...service, stationServicesId: 102, isActive: 0 }];
    const upstream = fakeUpstream(envelope({ data: list, total: 2 }));
    const answer = await read(
      await newProxy(upstream, { clientId: 'client' })(get('services?stationsId=57')),
    );
    expect(answer.data).toEqual([{ id: 101, name: 'Đăng kiểm', price: 120000 }]);
    expect(upstream.calls[0]).toMatchObject({
      url: 'https://api.example.vn/PartnerAPI/StationServices/user/getListStationService',
      body: { filter: { stationsId: 57 }, skip: 0, limit: 1_000 },
    });
    expect(upstream.calls[0]?.headers.get('clientid')).toBe('client');
  });

  it('lists more services than one page of the API', async () => {
    const services = Array.from({ length: 250 }, (_, index) => ({
      id: index + 1_001,
      name: `Dịch vụ ${index + 1}`,
    }));
    const sandbox = createSandbox({ apiKey, services });
    const proxy = newProxy(fakeUpstream(), { clientId: 'client', fetch: sandbox });
    expect((await read(await proxy(get('services?stationsId=57')))).data).toEqual(services);
  });
});

describe('without a clientId', () => {
  it.each(['services?stationsId=57', 'status?orderId=99999&amount=120000'])('has no %s', async (path) => {
    const upstream = fakeUpstream();
    const answer = await read(await newProxy(upstream)(get(path)));
    expect(answer).toMatchObject({ statusCode: 404, error: 'NOT_FOUND', data: null });
    expect(answer.message).toContain('`clientId`');
    expect(upstream.calls).toHaveLength(0);
  });
});

describe('GET /status', () => {
  const ask = 'status?orderId=99999&amount=120000';
  const order = { orderId: 99999, totalAmount: 120000, paymentStatus: 'Success', orderItems: [] };

  it.each([
    ['Success', 'Success'],
    ['Pending', 'Pending'],
    ['PAID_MAYBE', 'Unknown'],
    [undefined, 'Unknown'],
  ])('reads %s as %s', async (paymentStatus, expected) => {
    const upstream = fakeUpstream(
      envelope([
        { ...order, orderId: '1' },
        { ...order, paymentStatus },
      ]),
    );
    const answer = await read(await newProxy(upstream, { clientId: 'client' })(get(ask)));
    expect(answer.data).toEqual({ paymentStatus: expected, orderId: '99999' });
    expect(upstream.calls[0]).toMatchObject({
      url: 'https://api.example.vn/PartnerAPI/Order/queryOrderBatch',
      body: { items: [{ orderId: '99999', amount: 120000 }] },
    });
    expect(upstream.calls[0]?.headers.get('clientid')).toBe('client');
  });

  it.each([
    ['another order', [{ ...order, orderId: 1 }], 404, 'ORDER_NOT_FOUND'],
    ['no order', [], 404, 'ORDER_NOT_FOUND'],
    ['another amount', [{ ...order, totalAmount: 1 }], 400, 'AMOUNT_MISMATCH'],
    ['no data', null, 502, 'UPSTREAM_INVALID_ANSWER'],
  ])('does not accept %s in place of the order', async (_, data, status, error) => {
    const answer = await read(await newProxy(fakeUpstream(envelope(data)), { clientId: 'client' })(get(ask)));
    expect([answer.statusCode, answer.error]).toEqual([status, error]);
  });

  it('finds an order id beyond 2^53', async () => {
    const text =
      '{"statusCode":200,"data":[{"orderId":12345678901234567891,"paymentStatus":"Failed"},{"orderId":12345678901234567890,"paymentStatus":"Success"}]}';
    const proxy = newProxy(fakeUpstream(new Response(text)), { clientId: 'client' });
    const answer = await read(await proxy(get('status?orderId=12345678901234567890&amount=120000')));
    expect(answer.data).toEqual({ paymentStatus: 'Success', orderId: '12345678901234567890' });
  });

  it('reads the partner’s records instead of the API', async () => {
    const upstream = fakeUpstream();
    const getStatus = vi
      .fn()
      .mockResolvedValueOnce('Success')
      .mockResolvedValueOnce('odd')
      .mockResolvedValueOnce(null);
    const proxy = newProxy(upstream, { getStatus, clientId: 'client' });
    expect((await read(await proxy(get(ask)))).data).toEqual({ paymentStatus: 'Success', orderId: '99999' });
    expect((await read(await proxy(get(ask)))).data).toEqual({ paymentStatus: 'Unknown', orderId: '99999' });
    expect((await read(await proxy(get(ask)))).error).toBe('ORDER_NOT_FOUND');
    expect(getStatus.mock.calls[0]).toEqual([{ orderId: '99999', amount: 120000 }, expect.any(Request)]);
    expect(upstream.calls).toHaveLength(0);
  });

  it.each([
    ['fails', () => Promise.reject(new Error('db at /srv down'))],
    [
      'throws',
      () => {
        throw new Error('bug');
      },
    ],
    ['does not answer', () => new Promise<string>(() => undefined)],
  ])('answers 503 when getStatus %s', async (_, getStatus) => {
    const answer = await read(await newProxy(fakeUpstream(), { getStatus, timeoutMs: 20 })(get(ask)));
    expect(answer).toMatchObject({ statusCode: 503, error: 'STATUS_UNAVAILABLE' });
  });
});

describe('every read', () => {
  const list = envelope([bank]);
  const retried: [string, Reply][] = [
    ['a network error', new TypeError('fetch failed')],
    ['HTTP 500', refused(500, 'UNKNOWN_ERROR')],
    ['an invalid reply', new Response('<html>')],
  ];
  it.each(retried)('calls the API once more after %s', async (_, reply) => {
    const upstream = fakeUpstream(reply, list);
    expect((await read(await newProxy(upstream)(get('methods')))).data).toEqual([method]);
    expect(upstream.calls).toHaveLength(2);
  });

  it('repeats a call only once, and only while time is left', async () => {
    const upstream = fakeUpstream(refused(500, 'UNKNOWN_ERROR'));
    expect((await newProxy(upstream)(get('methods'))).status).toBe(500);
    expect(upstream.calls).toHaveLength(2);
    const silent = fakeUpstream(() => new Promise<Response>(() => undefined));
    expect((await newProxy(silent, { timeoutMs: 60 })(get('methods'))).status).toBe(504);
    expect(silent.calls).toHaveLength(1);
  });

  it.each([
    [refused(400, 'INVALID_REQUEST'), 400],
    [refused(401, 'UNAUTHORIZED'), 401],
    [refused(429, 'APIKEY_QUOTA_EXCEEDED', { 'retry-after': '3' }), 429],
  ])('passes on a refusal at once', async (reply, status) => {
    const upstream = fakeUpstream(reply);
    expect((await newProxy(upstream)(get('methods'))).status).toBe(status);
    expect(upstream.calls).toHaveLength(1);
  });

  it('redacts the key when the API echoes it', async () => {
    const data = [{ ...bank, paymentMethodNote: `key ${apiKey}` }];
    const text = await (await newProxy(fakeUpstream(envelope(data)))(get('methods'))).text();
    expect(text).not.toContain(apiKey);
    expect(text).toContain('key ***');
  });

  it.each([
    'services',
    'services?stationsId=',
    'services?stationsId=0',
    'services?stationsId=-1',
    'services?stationsId=1.5',
    'services?stationsId=1e3',
    'services?stationsId=NaN',
    'services?stationsId=1&stationsId=2',
    'services?stationsId=%201',
    'services?stationsId=９',
    'status',
    'status?orderId=1',
    'status?amount=1',
    'status?orderId=&amount=1',
    'status?orderId=1&amount=-1',
    'status?orderId=1&amount=1.5',
    'status?orderId=1&amount=01',
    'status?orderId=a%20b&amount=1',
    'status?orderId=a%0d%0ab&amount=1',
    `status?orderId=${'x'.repeat(101)}&amount=1`,
    'status?orderId=1&orderId=2&amount=1',
  ])('refuses %s', async (path) => {
    const upstream = fakeUpstream(list);
    const answer = await read(await newProxy(upstream, { clientId: 'client' })(get(path)));
    expect(answer).toMatchObject({ statusCode: 400, error: 'INVALID_REQUEST' });
    expect(upstream.calls).toHaveLength(0);
  });
});

describe('GET /health', () => {
  it('needs no authorization and does not call the API', async () => {
    const upstream = fakeUpstream();
    const answer = await read(await newProxy(upstream, { authorize: () => false })(get('health')));
    expect(answer).toMatchObject({ statusCode: 200, data: { ok: true } });
    expect(upstream.calls).toHaveLength(0);
  });
});

describe('routes', () => {
  it.each(['methods', 'services', 'status', 'health'])('%s does not support POST', async (route) => {
    const response = await newProxy(fakeUpstream())(post({}, {}, `/api/payment/${route}/`));
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET']);
  });

  it('answers 405 to any other GET', async () => {
    const response = await newProxy(fakeUpstream())(get('anything'));
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
  });
});
