import { describe, expect, it } from 'vitest';
import { checkoutFormSchema, totalOf, type CheckoutFormRules } from '../../../src/state/form/checkoutForm.js';
import { createKey } from '../../../src/state/attempts/createKey.js';
import { methodKey, methodKeyOf, serviceKey } from '../../../src/state/form/optionKeys.js';

const withKey = <Item extends Parameters<typeof methodKey>[0]>(method: Item) => ({
  ...method,
  key: methodKey(method),
});
const methods = [
  withKey({ type: 2, id: 1, name: 'VietQR' }),
  withKey({ type: 6, id: 5, subType: 'GTEL', name: 'GTEL Pay' }),
  withKey({ type: 7, name: 'Off', disabled: true }),
  withKey({ type: 8, name: 'Bare' }),
];
const services = [
  { id: 101, key: '101', name: 'Inspection', price: 120_000, required: true },
  { id: 102, key: '102', name: 'Stamp', price: 40_000 },
  { id: 103, key: '103', name: 'Wash', price: 50_000, disabled: true },
  { id: 104, key: '104', name: 'Unpriced' },
];
const parse = (values: Record<string, unknown>, rules: Partial<CheckoutFormRules> = {}) =>
  checkoutFormSchema({
    customerScheduleId: 1869,
    stationsId: undefined,
    methods,
    services: [],
    requireTerms: false,
    ...rules,
  }).safeParse({ method: '2/1/', services: [], terms: false, ...values });
const wrongIn = (result: ReturnType<typeof parse>) => result.error?.issues.map(({ path }) => path.join('.'));

describe('the body', () => {
  it('has only what is there: absent is absent, not null', () => {
    expect(parse({ method: '8//' }).data).toStrictEqual({
      customerScheduleId: 1869,
      paymentMethodType: 8,
    });
  });

  it('has everything that was chosen', () => {
    expect(
      parse({ method: '6/5/GTEL', services: ['104', '102'] }, { services, stationsId: 57 }).data,
    ).toStrictEqual({
      customerScheduleId: 1869,
      paymentMethodType: 6,
      paymentMethodId: 5,
      paymentMethodSubType: 'GTEL',
      stationServicesList: [101, 102, 104],
      stationsId: 57,
    });
  });

  it('has the required services, whatever the inputs say, and each once', () => {
    expect(parse({}, { services }).data?.stationServicesList).toEqual([101]);
    expect(parse({ services: ['101', '101'] }, { services }).data?.stationServicesList).toEqual([101]);
  });

  it('has none where there are none to choose from', () => {
    expect(parse({ services: ['101'] }).data).not.toHaveProperty('stationServicesList');
  });
});

describe('a choice that cannot be', () => {
  it.each(['', '7//', '9//', '2/1'])('%j is no method', (method) => {
    expect(wrongIn(parse({ method }))).toEqual(['method']);
  });

  it.each(['103', '999', ''])('%j is no service to choose', (key) => {
    expect(wrongIn(parse({ services: [key] }, { services }))).toEqual(['services']);
  });

  it('is to pay without agreeing to the terms', () => {
    expect(wrongIn(parse({}, { requireTerms: true }))).toEqual(['terms']);
    expect(parse({ terms: true }, { requireTerms: true }).success).toBe(true);
  });

  it('is a booking that the contract does not allow', () => {
    expect(parse({}, { customerScheduleId: 0 }).success).toBe(false);
  });
});

describe('totalOf', () => {
  it.each([
    [[], 120_000],
    [['102'], 160_000],
    [['101', '102'], 160_000],
    [['104'], null],
    [['999'], 120_000],
  ])('of %j is %j', (keys, total) => expect(totalOf(services, keys)).toBe(total));

  it('is not known when nothing is chosen', () => {
    expect(totalOf(services.slice(1), [])).toBeNull();
    expect(totalOf([], [])).toBeNull();
  });

  it('can be nothing', () => {
    expect(totalOf([{ id: 1, key: '1', name: 'Gift', price: 0 }], ['1'])).toBe(0);
  });
});

describe('keys', () => {
  it('of a method are the same from the list and from the body', () => {
    for (const { key } of methods.filter(({ key }) => key !== '7//'))
      expect(methodKeyOf(parse({ method: key }).data!)).toBe(key);
  });

  it('of methods and services tell them apart', () => {
    expect(
      new Set([...methods.map(methodKey), methodKey({ type: 2, id: 11 }), methodKey({ type: 21, id: 1 })])
        .size,
    ).toBe(6);
    expect(serviceKey({ id: 101 })).toBe('101');
  });

  it('of attempts are 128 random bits that a header can carry', () => {
    const made = Array.from({ length: 100 }, createKey);
    expect(new Set(made).size).toBe(100);
    for (const key of made) expect(key).toMatch(/^[\da-f]{32}$/);
  });
});
