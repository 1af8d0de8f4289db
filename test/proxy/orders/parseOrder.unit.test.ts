import { describe, expect, it } from 'vitest';
import { parseOrder } from '../../../src/proxy/orders/parseOrder.js';
import { createSandbox, sandboxMethods } from '../../../src/sandbox/index.js';
import { sampleDataWith } from '../../fixtures/sampleAnswer.js';

const bankQR = { qrCode: '000201', qrData: null, paymentContent: 'ORDER99999' };
const data = (over: Record<string, unknown> = {}) => sampleDataWith({ bankQR, ...over });

describe('parseOrder', () => {
  it('reads an order that can be paid', () => {
    expect(parseOrder(data())).toEqual({
      orderId: '99999',
      amount: 120000,
      status: 'New',
      isOpen: true,
      lifeMs: undefined,
    });
  });

  it('takes the longest life that a code names', () => {
    const momoQR = { qrCode: '000201', expiredInMinutes: '15' };
    expect(parseOrder(data({ bankQR: { ...bankQR, expiredInMinutes: 5 }, momoQR }))?.lifeMs).toBe(900_000);
    expect(parseOrder(data({ paymentQR: { ...bankQR, expiredInMinutes: 0.5 } }))?.lifeMs).toBe(30_000);
  });

  it.each([
    ['Success', { paymentStatus: 'Success' }],
    ['Failed', { paymentStatus: 'Failed' }],
    ['Canceled', { paymentStatus: 'Canceled' }],
    ['a total of 0', { totalPayment: 0 }],
    ['no way to pay', { bankQR: null }],
    ['blank ways to pay', { bankQR: { qrCode: ' ' }, paymentLinkUrl: '' }],
  ])('an order is not open with %s', (_, over) => {
    expect(parseOrder(data(over))?.isOpen).toBe(false);
  });

  it.each([
    ['Processing, even without a way to pay', { paymentStatus: 'Processing', bankQR: null }],
    ['a status of tomorrow', { paymentStatus: 'Reconciling' }],
    ['no status', { paymentStatus: null }],
    ['a link', { bankQR: null, paymentLinkUrl: 'https://pay.example' }],
    ['an order of a super-app', { bankQR: null, inAppGtelOrderId: 'GTEL1' }],
    ['data of a gateway', { bankQR: null, paymentGatewayData: { reference: 'x' } }],
  ])('an order is open with %s', (_, over) => {
    expect(parseOrder(data(over))?.isOpen).toBe(true);
  });

  it.each([
    ['no id', { orderData: null }],
    ['an id that no header can carry', { orderData: { orderId: 'đơn-1' } }],
    ['an id with a space', { orderData: { orderId: 'a b' } }],
    ['no total', { totalPayment: null }],
  ])('there is none with %s', (_, over) => {
    expect(parseOrder(data(over))).toBeUndefined();
  });

  it('judges every kind of answer of the sandbox', async () => {
    const open: string[] = [];
    for (const [name, method] of Object.entries(sandboxMethods)) {
      const reply = await createSandbox()('https://x/PartnerAPI/CustomerSchedule/user/createPayment', {
        method: 'POST',
        headers: { apiKey: 'demo_partner_api_key' },
        body: JSON.stringify({
          customerScheduleId: 1869,
          paymentMethodType: method.type,
          paymentMethodSubType: 'subType' in method ? method.subType : undefined,
        }),
      });
      const answer = (await reply.json()) as { data: { isSuccess: number } };
      if (answer.data.isSuccess === 1 && parseOrder(answer.data)?.isOpen) open.push(name);
    }
    const closed = ['nothing', 'refused', 'free', 'paidAtOnce', 'failed', 'canceled'];
    expect(open.sort()).toEqual(
      Object.keys(sandboxMethods)
        .filter((name) => !closed.includes(name))
        .sort(),
    );
  });
});
