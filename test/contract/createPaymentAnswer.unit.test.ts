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

const parse = (changes: Record<string, unknown>) =>
  createPaymentDataSchema.parse({ ...sampleData, ...changes });
const isValid = (changes: Record<string, unknown>) =>
  createPaymentDataSchema.safeParse({ ...sampleData, ...changes }).success;

test("parses the contract page's own success response", () => {
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
    '%j is invalid',
    (isSuccess) => {
      expect(outcomeSchema.safeParse({ isSuccess }).success).toBe(false);
    },
  );

  test.each([
    ['ALREADY_PAID', 'ALREADY_PAID'],
    [4, '4'],
    [null, null],
    ['', null],
    [{}, null],
  ])('is parsed with the error code %j as %j', (errorCode, expected) => {
    expect(outcomeSchema.parse({ isSuccess: 0, errorCode }).errorCode).toBe(expected);
  });
});

describe('totalPayment must be a whole number of VND', () => {
  test.each([[0], [1], [120000]])('%j is valid', (totalPayment) => {
    expect(parse({ totalPayment }).totalPayment).toBe(totalPayment);
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
  ])('%j is invalid', (totalPayment) => {
    expect(isValid({ totalPayment })).toBe(false);
  });
});

describe('customerScheduleId', () => {
  test.each([
    [1869, 1869],
    ['1869', 1869],
    [null, null],
    [undefined, undefined],
  ])('%j is parsed as %j', (customerScheduleId, expected) => {
    expect(parse({ customerScheduleId }).customerScheduleId).toBe(expected);
  });

  test.each([[0], [-1], [1.5], ['x'], ['01869'], [' 1869'], ['1e3'], [{}]])(
    '%j is invalid',
    (customerScheduleId) => {
      expect(isValid({ customerScheduleId })).toBe(false);
    },
  );
});

describe('the order id', () => {
  test.each([
    [99999, '99999'],
    ['99999', '99999'],
    ['90071992547409931', '90071992547409931'],
    [
      '12345678901234567890123456789012345678901234567890',
      '12345678901234567890123456789012345678901234567890',
    ],
    ['x'.repeat(100), 'x'.repeat(100)],
    [' A-1 ', 'A-1'],
    ['', null],
    ['   ', null],
    [0, null],
    [{}, null],
    ['x'.repeat(101), null],
  ])('%j is parsed as %j', (orderId, expected) => {
    expect(parse({ orderData: { orderId } }).orderData?.orderId).toBe(expected);
  });

  test.each([
    ['zero-width space', '\u200b'],
    ['zero-width joiner', '\u200d'],
    ['right-to-left override', '\u202e'],
    ['isolate', '\u2066'],
    ['soft hyphen', '\u00ad'],
    ['Hangul filler', '\u3164'],
    ['line break', '\n'],
    ['line separator', '\u2028'],
    ['lone surrogate', '\ud83d'],
  ])('with a %s in it counts as absent: the payer could not quote it as it is', (_, character) => {
    const hidden = `A${character}1`;
    expect(parse({ orderData: { orderId: hidden } }).orderData?.orderId).toBeNull();
    expect(parse({ inAppGtelOrderId: hidden, orderId: hidden })).toMatchObject({
      inAppGtelOrderId: null,
      orderId: null,
    });
  });

  test('may have letters with diacritics, and spaces', () => {
    expect(parse({ orderId: 'Đơn 1' }).orderId).toBe('Đơn 1');
  });

  test('may be missing, or at the top level of an older answer', () => {
    expect(parse({ orderData: null }).orderData).toBeNull();
    expect(parse({ orderData: 'x' }).orderData).toBeNull();
    expect(parse({ orderData: undefined, orderId: 7 })).toMatchObject({ orderId: '7' });
  });
});

describe('codes and links', () => {
  test.each([['bankQR'], ['paymentQR'], ['momoQR']])(
    '%s counts as absent when it is not an object',
    (field) => {
      for (const value of [null, undefined, 'x', 1, true]) {
        expect(
          createPaymentDataSchema.parse({ ...sampleData, [field]: value })[field as 'bankQR'] ?? null,
        ).toBeNull();
      }
    },
  );

  test('a field of a wrong type in a QR object counts as absent, and the others are kept', () => {
    const bankQR = {
      qrCode: '000201',
      qrData: 7,
      qrDataURL: {},
      paymentContent: ['x'],
      expiredInMinutes: 'soon',
    };
    expect(parse({ bankQR }).bankQR).toEqual({
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
    ['5', 5],
    ['0.5', 0.5],
    ['0', null],
    ['-5', null],
    ['5 phút', null],
    ['', null],
    ['1e3', null],
    [44_640, 44_640],
    [44_641, null],
    ['44641', null],
  ])('expiredInMinutes %j is parsed as %j', (expiredInMinutes, expected) => {
    expect(parse({ momoQR: { expiredInMinutes } }).momoQR?.expiredInMinutes).toBe(expected);
  });

  test.each([['paymentLinkUrl'], ['paymentDeepLink']])('%s counts as absent when it is not text', (field) => {
    expect(
      createPaymentDataSchema.parse({ ...sampleData, [field]: { href: 'x' } })[field as 'paymentLinkUrl'],
    ).toBeNull();
  });

  test('inAppGtelOrderId is text, also when it is a number on the wire', () => {
    expect(parse({ inAppGtelOrderId: 12 }).inAppGtelOrderId).toBe('12');
    expect(parse({ inAppGtelOrderId: 'G-12' }).inAppGtelOrderId).toBe('G-12');
  });

  test("the host's own fields are passed on unchanged", () => {
    const metaData = { deep: [{ a: null }] };
    expect(parse({ metaData, paymentGatewayData: 'anything' })).toMatchObject({
      metaData,
      paymentGatewayData: 'anything',
    });
  });
});

test('unknown fields are dropped, and all fields but the total may be missing', () => {
  expect(createPaymentDataSchema.parse({ totalPayment: 1, surprise: true })).not.toHaveProperty('surprise');
  expect(createPaymentDataSchema.safeParse({ totalPayment: 1 }).success).toBe(true);
});

test('no answer makes the schemas throw', () => {
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
