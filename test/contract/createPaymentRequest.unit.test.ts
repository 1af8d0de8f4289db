import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createPaymentRequestSchema } from '../../src/contract/createPayment.js';

const sample = {
  customerScheduleId: 1869,
  paymentMethodType: 2,
  paymentMethodId: 1,
  stationServicesList: [101],
};
const isAccepted = (body: unknown) => createPaymentRequestSchema.safeParse(body).success;

test("accepts the contract page's own sample unchanged", () => {
  expect(createPaymentRequestSchema.parse(sample)).toEqual(sample);
});

test('drops a field that the contract does not list', () => {
  expect(createPaymentRequestSchema.parse({ ...sample, totalPayment: 1, apiKey: 'secret' })).toEqual(sample);
});

test('keeps an absent field absent', () => {
  const smallest = { customerScheduleId: 1, paymentMethodType: 1 };
  expect(Object.keys(createPaymentRequestSchema.parse(smallest))).toEqual(Object.keys(smallest));
});

test.each([['customerScheduleId'], ['paymentMethodType']])('%s is required', (field) => {
  expect(isAccepted({ ...sample, [field]: undefined })).toBe(false);
  expect(isAccepted({ ...sample, [field]: null })).toBe(false);
});

describe.each([['customerScheduleId'], ['paymentMethodType'], ['paymentMethodId'], ['stationsId']])(
  'the number %s',
  (field) => {
    test.each([[1], [Number.MAX_SAFE_INTEGER]])('may be %j', (value) => {
      expect(isAccepted({ ...sample, [field]: value })).toBe(true);
    });

    test.each([
      [0],
      [-1],
      [1.5],
      [Number.NaN],
      [Infinity],
      [2 ** 53],
      ['1'],
      [''],
      [true],
      [[1]],
      [{}],
      [null],
    ])('may not be %j', (value) => {
      expect(isAccepted({ ...sample, [field]: value })).toBe(false);
    });
  },
);

describe('paymentMethodSubType', () => {
  test.each([['GTEL_PAY_APP'], ['ví'], ['x'.repeat(100)]])('may be %j', (value) => {
    expect(isAccepted({ ...sample, paymentMethodSubType: value })).toBe(true);
  });

  test.each([[''], ['x'.repeat(101)], [1], [null], [['a']]])('may not be %j', (value) => {
    expect(isAccepted({ ...sample, paymentMethodSubType: value })).toBe(false);
  });
});

describe('stationServicesList', () => {
  test.each([[[]], [[1]], [[101, 102, 101]]])('may be %j', (value) => {
    expect(isAccepted({ ...sample, stationServicesList: value })).toBe(true);
  });

  test.each([[[0]], [[101, -1]], [[1.5]], [['101']], [[null]], ['101'], [101], [{ 0: 101 }], [null]])(
    'may not be %j',
    (value) => {
      expect(isAccepted({ ...sample, stationServicesList: value })).toBe(false);
    },
  );

  test('may hold at most 1 000', () => {
    expect(isAccepted({ ...sample, stationServicesList: new Array(1_000).fill(1) })).toBe(true);
    expect(isAccepted({ ...sample, stationServicesList: new Array(1_001).fill(1) })).toBe(false);
  });
});

test.each([[null], [undefined], [[]], ['{}'], [1]])('rejects the body %j', (body) => {
  expect(isAccepted(body)).toBe(false);
});

test('ignores fields in a __proto__ key', () => {
  const body: unknown = JSON.parse(
    '{"customerScheduleId":1,"paymentMethodType":1,"__proto__":{"stationsId":9}}',
  );
  expect(createPaymentRequestSchema.parse(body)).toEqual({ customerScheduleId: 1, paymentMethodType: 1 });
});

test('accepts exactly the bodies that follow every rule of the contract', () => {
  const number = fc.oneof(fc.integer({ min: -2, max: 5 }), fc.double(), fc.constantFrom('1', null, true));
  const body = fc.record(
    {
      customerScheduleId: number,
      paymentMethodType: number,
      paymentMethodId: number,
      paymentMethodSubType: fc.oneof(fc.string(), fc.integer()),
      stationServicesList: fc.oneof(fc.array(fc.integer({ min: -1, max: 9 })), fc.string()),
      stationsId: number,
    },
    { requiredKeys: [] },
  );
  const isId = (value: unknown) => typeof value === 'number' && Number.isSafeInteger(value) && value > 0;
  fc.assert(
    fc.property(body, (candidate) => {
      const keepsRules =
        isId(candidate.customerScheduleId) &&
        isId(candidate.paymentMethodType) &&
        (candidate.paymentMethodId === undefined || isId(candidate.paymentMethodId)) &&
        (candidate.stationsId === undefined || isId(candidate.stationsId)) &&
        (candidate.paymentMethodSubType === undefined ||
          (typeof candidate.paymentMethodSubType === 'string' && candidate.paymentMethodSubType !== '')) &&
        (candidate.stationServicesList === undefined ||
          (Array.isArray(candidate.stationServicesList) && candidate.stationServicesList.every(isId)));
      expect(isAccepted(candidate)).toBe(keepsRules);
    }),
    { numRuns: 2_000 },
  );
});
