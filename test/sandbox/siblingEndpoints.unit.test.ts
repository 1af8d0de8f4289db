import { describe, expect, test } from 'vitest';
import { toPaymentMethods } from '../../src/contract/paymentMethod.js';
import { toStationServices } from '../../src/contract/stationService.js';
import { createSandbox, everydayMethods, sandboxServices, type Sandbox } from '../../src/sandbox/index.js';

const credentials = { apiKey: 'demo_partner_api_key', clientId: 'demo' };

async function post(
  sandbox: Sandbox,
  path: string,
  body: unknown,
  headers: Record<string, string> = credentials,
) {
  const response = await sandbox(`https://partner-api.test/PartnerAPI${path}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as { data: unknown; error: unknown } };
}

const methodsPath = '/PaymentQR/user/getPublicPaymentMethod';
const servicesPath = '/StationServices/user/getListStationService';
const ordersPath = '/Order/queryOrderBatch';

describe('getPublicPaymentMethod', () => {
  test('lists the everyday methods, a disabled one and a missing one', async () => {
    const { body } = await post(createSandbox(), methodsPath, {});

    expect(toPaymentMethods(body.data)).toEqual(everydayMethods);
    expect(body.data).toMatchObject({ taMove: { paymentMethodEnable: 0 }, vnpayAppInApp: null });
  });

  test('requires the key', async () => {
    expect(await post(createSandbox(), methodsPath, {}, {})).toMatchObject({ status: 401 });
  });
});

describe('getListStationService', () => {
  const filter = { stationsId: 57 };

  test('lists the services with their prices and one that is inactive', async () => {
    const { body } = await post(createSandbox(), servicesPath, { filter });

    expect(toStationServices(body.data)).toEqual(sandboxServices);
    expect(body.data).toMatchObject({ total: sandboxServices.length + 1 });
  });

  test('supports paging and search', async () => {
    const paged = await post(createSandbox(), servicesPath, { filter, skip: 1, limit: 2 });
    expect(toStationServices(paged.body.data).map(({ id }) => id)).toEqual([102, 103]);
    const found = await post(createSandbox(), servicesPath, { filter, searchText: 'rửa XE' });
    expect(toStationServices(found.body.data).map(({ id }) => id)).toEqual([103]);
  });

  test.each([[{}], [{ filter: {} }], [{ filter: { stationsId: 0 } }]])(
    '%j is INVALID_REQUEST',
    async (body) => {
      expect(await post(createSandbox(), servicesPath, body)).toMatchObject({
        status: 400,
        body: { error: 'INVALID_REQUEST' },
      });
    },
  );

  test('requires clientId besides the key', async () => {
    const { apiKey } = credentials;
    expect(await post(createSandbox(), servicesPath, { filter }, { apiKey })).toMatchObject({ status: 401 });
  });
});

describe('queryOrderBatch', () => {
  async function withOrder() {
    const sandbox = createSandbox();
    const request = { customerScheduleId: 1869, paymentMethodType: 2 };
    await post(sandbox, '/CustomerSchedule/user/createPayment', request);
    return sandbox;
  }

  test('returns the status of an order', async () => {
    const sandbox = await withOrder();
    const ask = () => post(sandbox, ordersPath, { items: [{ orderId: '99999', amount: 120_000 }] });

    expect((await ask()).body.data).toEqual([
      { orderId: '99999', totalAmount: 120_000, paymentStatus: 'New', orderItems: [] },
    ]);
    sandbox.settle(99999, 'Success');
    expect((await ask()).body.data).toMatchObject([{ paymentStatus: 'Success' }]);
  });

  test.each([
    ['an unknown order', { items: [{ orderId: '1', amount: 120_000 }] }, 'ORDER_NOT_FOUND', '03'],
    ['an id that is not a number', { items: [{ orderId: 'x', amount: 120_000 }] }, 'ORDER_NOT_FOUND', '03'],
    ['another amount', { items: [{ orderId: '99999', amount: 1 }] }, 'AMOUNT_MISMATCH', '05'],
  ])('%s is refused', async (_, body, error, errorCode) => {
    expect(await post(await withOrder(), ordersPath, body)).toMatchObject({
      status: 400,
      body: { error, errorCode },
    });
  });

  test('answers many orders in one call, in their order, and counts the call once', async () => {
    const sandbox = createSandbox();
    for (let booking = 1; booking <= 60; booking += 1)
      await post(sandbox, '/CustomerSchedule/user/createPayment', {
        customerScheduleId: booking,
        paymentMethodType: 2,
      });
    sandbox.settle(100_010, 'Pending');
    const items = sandbox.orders
      .map(({ orderId }) => ({ orderId: String(orderId), amount: 120_000 }))
      .reverse();
    const { body } = await post(sandbox, ordersPath, { items });
    const found = body.data as { orderId: string; paymentStatus: string }[];
    expect(found.map(({ orderId }) => orderId)).toEqual(items.map(({ orderId }) => orderId));
    expect(found.filter(({ paymentStatus }) => paymentStatus === 'Pending')).toHaveLength(1);
    expect(sandbox.calls).toEqual({ createPayment: 60, methods: 0, services: 0, orders: 1 });
  });

  test.each([[{}], [{ items: [] }], [{ items: [{ orderId: 99999, amount: 120_000 }] }]])(
    '%j is INVALID_REQUEST',
    async (body) => {
      expect(await post(await withOrder(), ordersPath, body)).toMatchObject({
        body: { error: 'INVALID_REQUEST' },
      });
    },
  );

  test('requires clientId besides the key', async () => {
    const { apiKey } = credentials;
    expect(await post(await withOrder(), ordersPath, { items: [] }, { apiKey })).toMatchObject({
      status: 401,
    });
  });
});
