import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  createPaymentDataSchema,
  outcomeSchema,
  paymentStatuses,
  toPaymentStatus,
} from '../../src/contract/createPayment.js';
import { envelopeSchema } from '../../src/contract/envelope.js';
import { sampleData } from '../fixtures/sampleAnswer.js';

const read = (changes: Record<string, unknown>) =>
  createPaymentDataSchema.parse({ ...sampleData, ...changes });
const isReadable = (changes: Record<string, unknown>) =>
  createPaymentDataSchema.safeParse({ ...sampleData, ...changes }).success;

test("the page's own success response is read", () => {
  expect(outcomeSchema.parse(sampleData)).toEqual({ isSuccess: true, errorCode: null });
  expect(createPaymentDataSchema.parse(sampleData)).toMatchObject({
    customerScheduleId: 1869,
    totalPayment: 120000,
    orderData: { orderId: '99999' },
    bankQR: { qrData: 'https://.../qr.png', qrCode: '000201...', paymentContent: 'ORDER99999' },
    momoQR: null,
    paymentLinkUrl: null,
  });
});

describe('isSuccess', () => {
  test.each([
    [1, true],
    [0, false],
    [true, true],
    [false, false],
    ['1', true],
    ['0', false],
  ])('%j means %j', (isSuccess, expected) => {
    expect(outcomeSchema.parse({ isSuccess }).isSuccess).toBe(expected);
  });

  test.each([[2], [-1], [null], [undefined], [''], ['true'], ['yes'], [[1]], [{}]])(
    '%j is neither a yes nor a no',
    (isSuccess) => {
      expect(outcomeSchema.safeParse({ isSuccess }).success).toBe(false);
    },
  );

  test.each([
    ['ALREADY_PAID', 'ALREADY_PAID'],
    [4, '4'],
    [null, null],
    [{}, null],
  ])('comes with the error code %j as %j', (errorCode, expected) => {
    expect(outcomeSchema.parse({ isSuccess: 0, errorCode }).errorCode).toBe(expected);
  });
});

describe('totalPayment decides what is paid, so it must be a whole number of VND', () => {
  test.each([[0], [1], [120000]])('%j is read', (totalPayment) => {
    expect(read({ totalPayment }).totalPayment).toBe(totalPayment);
  });

  test.each([
    [-1],
    [0.5],
    [Number.NaN],
    [Infinity],
    ['120000'],
    ['120.000'],
    [null],
    [undefined],
    [[120000]],
  ])('%j is not', (totalPayment) => {
    expect(isReadable({ totalPayment })).toBe(false);
  });
});

describe('customerScheduleId', () => {
  test.each([
    [1869, 1869],
    ['1869', 1869],
    [null, null],
    [undefined, undefined],
  ])('%j is read as %j', (customerScheduleId, expected) => {
    expect(read({ customerScheduleId }).customerScheduleId).toBe(expected);
  });

  test.each([[0], [-1], [1.5], ['x'], ['01869'], [' 1869'], ['1e3'], [{}]])(
    '%j is not read',
    (customerScheduleId) => {
      expect(isReadable({ customerScheduleId })).toBe(false);
    },
  );
});

describe('the order id', () => {
  test.each([
    [99999, '99999'],
    ['99999', '99999'],
    ['90071992547409931', '90071992547409931'],
    [' A-1 ', 'A-1'],
    ['', null],
    ['   ', null],
    [0, null],
    [{}, null],
    ['x'.repeat(101), null],
  ])('%j is read as %j', (orderId, expected) => {
    expect(read({ orderData: { orderId } }).orderData?.orderId).toBe(expected);
  });

  test('may be missing, or stand at the top of an older answer', () => {
    expect(read({ orderData: null }).orderData).toBeNull();
    expect(read({ orderData: 'x' }).orderData).toBeNull();
    expect(read({ orderData: undefined, orderId: 7 })).toMatchObject({ orderId: '7' });
  });
});

describe('presentments', () => {
  test.each([['bankQR'], ['paymentQR'], ['momoQR']])('%s is not omitNil when it is no object', (field) => {
    for (const value of [null, undefined, 'x', 1, true]) {
      expect(
        createPaymentDataSchema.parse({ ...sampleData, [field]: value })[field as 'bankQR'] ?? null,
      ).toBeNull();
    }
  });

  test('a field of a wrong type inside a QR object is not omitNil, the rest of it stays', () => {
    const bankQR = {
      qrCode: '000201',
      qrData: 7,
      qrDataURL: {},
      paymentContent: ['x'],
      expiredInMinutes: 'soon',
    };
    expect(read({ bankQR }).bankQR).toEqual({
      qrCode: '000201',
      qrData: null,
      qrDataURL: null,
      paymentContent: null,
      expiredInMinutes: null,
    });
  });

  test.each([
    [5, 5],
    [0.5, 0.5],
    [0, null],
    [-1, null],
    [Number.NaN, null],
    [44_641, null],
  ])('a life of %j minutes is read as %j', (expiredInMinutes, expected) => {
    expect(read({ momoQR: { expiredInMinutes } }).momoQR?.expiredInMinutes).toBe(expected);
  });

  test.each([['paymentLinkUrl'], ['paymentDeepLink']])('%s is not omitNil when it is no text', (field) => {
    expect(
      createPaymentDataSchema.parse({ ...sampleData, [field]: { href: 'x' } })[field as 'paymentLinkUrl'],
    ).toBeNull();
  });

  test('inAppGtelOrderId is text, whatever it is on the wire', () => {
    expect(read({ inAppGtelOrderId: 12 }).inAppGtelOrderId).toBe('12');
    expect(read({ inAppGtelOrderId: 'G-12' }).inAppGtelOrderId).toBe('G-12');
  });

  test("the host's own fields pass untouched", () => {
    const metaData = { deep: [{ a: null }] };
    expect(read({ metaData, paymentGatewayData: 'anything' })).toMatchObject({
      metaData,
      paymentGatewayData: 'anything',
    });
  });
});

test('unknown fields are dropped, and missing ones are not missed', () => {
  expect(createPaymentDataSchema.parse({ totalPayment: 1, surprise: true })).not.toHaveProperty('surprise');
  expect(createPaymentDataSchema.safeParse({ totalPayment: 1 }).success).toBe(true);
});

test('no answer makes the reader throw anything but a refusal', () => {
  fc.assert(
    fc.property(fc.anything(), fc.anything(), (whole, part) => {
      createPaymentDataSchema.safeParse(whole);
      outcomeSchema.safeParse(whole);
      envelopeSchema.safeParse(whole);
      for (const field of Object.keys(sampleData)) {
        const result = createPaymentDataSchema.safeParse({ ...sampleData, [field]: part });
        if (field !== 'totalPayment' && field !== 'customerScheduleId') expect(result.success).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});

describe('paymentStatus', () => {
  test.each(paymentStatuses)('%s is known', (status) => {
    expect(toPaymentStatus(status)).toBe(status);
  });

  test.each([
    ['success'],
    ['SUCCESS'],
    [' Success'],
    ['Paid'],
    [''],
    [null],
    [undefined],
    [1],
    [['Success']],
  ])('%j is Unknown, never Success', (value) => {
    expect(toPaymentStatus(value)).toBe('Unknown');
  });
});
