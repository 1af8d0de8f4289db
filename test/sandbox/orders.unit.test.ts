import { describe, expect, test } from 'vitest';
import { createSandbox } from '../../src/sandbox/index.js';
import { post, read, sampleBody } from './postCreatePayment.js';

describe('orders', () => {
  test('every call creates an order, even with the same body or Idempotency-Key', async () => {
    const sandbox = createSandbox({ now: () => 1_000 });
    const headers = { apiKey: 'demo_partner_api_key', 'Idempotency-Key': 'same' };
    await Promise.all([post(sandbox, sampleBody, headers), post(sandbox, sampleBody, headers)]);

    expect(sandbox.orders).toEqual([
      {
        orderId: 99999,
        customerScheduleId: 1869,
        method: 'bankQr',
        request: sampleBody,
        totalPayment: 120000,
        status: 'New',
        createdAt: 1_000,
      },
      expect.objectContaining({ orderId: 100000 }),
    ]);
  });

  test.each([
    [[101, 103], 170_000],
    [[101, 102, 103, 104, 105], 440_000],
    [[101, 101], 120_000],
    [undefined, 120_000],
  ])('services %j cost %i VND', async (stationServicesList, totalPayment) => {
    const sandbox = createSandbox();
    const response = await post(sandbox, { ...sampleBody, stationServicesList });
    expect(await read(response)).toMatchObject({ data: { totalPayment } });
    expect(sandbox.orders[0]).toMatchObject({ totalPayment });
  });

  test("cost the sum of the sandbox's services", async () => {
    const sandbox = createSandbox({
      services: [
        { id: 7, name: 'Sơn lại biển số', price: 45_000 },
        { id: 8, name: 'Khác' },
      ],
    });
    const response = await post(sandbox, { ...sampleBody, stationServicesList: [7, 8] });
    expect(await read(response)).toMatchObject({ data: { totalPayment: 45_000 } });
  });

  test('can be settled, but only when they exist', async () => {
    const sandbox = createSandbox();
    expect(() => sandbox.settle(1, 'Success')).toThrow('no order 1. It has no orders yet');
    await post(sandbox, sampleBody);
    await post(sandbox, sampleBody);
    sandbox.settle(99999, 'Processing');
    expect(sandbox.orders[0]?.status).toBe('Processing');
    sandbox.settle('99999', 'Canceled');
    expect(sandbox.orders[0]?.status).toBe('Canceled');
    expect(() => sandbox.settle(1, 'Success')).toThrow('no order 1. Its orders: 99999, 100000.');
  });

  test('become Success after autoSettleAfterMs unless they were settled before', async () => {
    let now = 0;
    const sandbox = createSandbox({ now: () => now, autoSettleAfterMs: 5_000 });
    await post(sandbox, sampleBody);
    await post(sandbox, sampleBody);
    sandbox.settle(100000, 'Failed');

    now = 4_999;
    expect(sandbox.orders.map(({ status }) => status)).toEqual(['New', 'Failed']);
    now = 5_000;
    expect(sandbox.orders.map(({ status }) => status)).toEqual(['Success', 'Failed']);
  });

  test('are deleted by reset, with the call counts and pending failures', async () => {
    const sandbox = createSandbox();
    await post(sandbox, sampleBody);
    sandbox.failNext({ httpStatus: 500 });
    sandbox.reset();

    expect(sandbox.orders).toEqual([]);
    expect(sandbox.calls.createPayment).toBe(0);
    expect(await read(await post(sandbox, sampleBody))).toMatchObject({
      data: { orderData: { orderId: 99999 } },
    });
  });

  test('are returned as copies', async () => {
    const sandbox = createSandbox();
    await post(sandbox, sampleBody);
    sandbox.orders[0]!.status = 'Success';
    expect(sandbox.orders[0]!.status).toBe('New');
  });
});
