import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseMethodList, toPaymentMethods } from '../../src/contract/paymentMethod.js';
import { parseServiceList, toStationServices } from '../../src/contract/stationService.js';

describe('toPaymentMethods', () => {
  const bank = {
    paymentMethodId: 1,
    paymentMethodType: 2,
    paymentMethodName: 'Chuyển khoản',
    paymentMethodEnable: 1,
    paymentMethodImageUrl: '/bank.png',
    paymentMethodIdentityNumber: '0099999999',
    paymentMethodOwnerName: 'CONG TY TNHH TTDK',
    paymentMethodNote: 'Mọi ngân hàng',
    stationsId: 57,
  };
  const method = {
    id: 1,
    type: 2,
    name: 'Chuyển khoản',
    imageUrl: '/bank.png',
    account: { number: '0099999999', holder: 'CONG TY TNHH TTDK' },
    description: 'Mọi ngân hàng',
  };

  test('converts the object keyed by provider, in its order', () => {
    const momo = { paymentMethodType: 3, paymentMethodName: 'MoMo' };
    expect(toPaymentMethods({ bank, momo, gtelPay: null })).toEqual([method, { type: 3, name: 'MoMo' }]);
  });

  test('converts the older array', () => {
    expect(toPaymentMethods([bank, null])).toEqual([method]);
  });

  test('uses the receiver name when there is no owner name', () => {
    const record = { ...bank, paymentMethodOwnerName: null, paymentMethodReceiverName: 'TRAM 29-03D' };
    expect(toPaymentMethods([record])[0]?.account).toEqual({ number: '0099999999', holder: 'TRAM 29-03D' });
  });

  test('keeps the sub-type', () => {
    expect(toPaymentMethods([{ ...bank, paymentMethodSubType: 'GTEL_PAY_APP' }])[0]?.subType).toBe(
      'GTEL_PAY_APP',
    );
  });

  test.each([[0], [false], ['0']])('skips a disabled record (%j)', (paymentMethodEnable) => {
    expect(toPaymentMethods([{ ...bank, paymentMethodEnable }])).toEqual([]);
  });

  test.each([
    [{ paymentMethodType: '2' }],
    [{ paymentMethodType: 0 }],
    [{ paymentMethodName: ' ' }],
    [{ paymentMethodName: null }],
  ])('skips a record with %j', (changes) => {
    expect(toPaymentMethods([{ ...bank, ...changes }])).toEqual([]);
  });

  test('treats an empty text as absent', () => {
    const empty = {
      paymentMethodSubType: '',
      paymentMethodImageUrl: '',
      paymentMethodIdentityNumber: '',
      paymentMethodOwnerName: '',
      paymentMethodReceiverName: '',
      paymentMethodNote: '',
    };
    expect(toPaymentMethods([{ ...bank, ...empty }])).toEqual([{ id: 1, type: 2, name: 'Chuyển khoản' }]);
    const receiver = { ...empty, paymentMethodReceiverName: 'TRAM 29-03D' };
    expect(toPaymentMethods([{ ...bank, ...receiver }])[0]?.account).toEqual({ holder: 'TRAM 29-03D' });
  });

  test('drops an invalid id and keeps the method', () => {
    expect(toPaymentMethods([{ ...bank, paymentMethodId: 0 }])[0]).not.toHaveProperty('id');
  });

  test.each([[null], [undefined], ['bank'], [1], [[]], [{}]])('gives an empty list for %j', (data) => {
    expect(toPaymentMethods(data)).toEqual([]);
  });
});

describe('toStationServices', () => {
  const record = { stationServicesId: 101, serviceName: 'Đăng kiểm', serviceType: 1, isActive: 1 };

  test('converts the paged form and the bare array', () => {
    const services = [{ id: 101, name: 'Đăng kiểm' }];
    expect(toStationServices({ data: [record], total: 1 })).toEqual(services);
    expect(toStationServices([record])).toEqual(services);
  });

  test.each([
    [{ price: 120000 }],
    [{ servicePrice: 120000 }],
    [{ price: 120000, servicePrice: 1 }],
    [{ price: null, servicePrice: 120000 }],
    [{ price: -1, servicePrice: 120000 }],
  ])('takes the price from %j', (price) => {
    expect(toStationServices([{ ...record, ...price }])).toEqual([
      { id: 101, name: 'Đăng kiểm', price: 120000 },
    ]);
  });

  test('keeps a price of 0, and drops one that is not a whole number of VND', () => {
    expect(toStationServices([{ ...record, price: 0 }])[0]?.price).toBe(0);
    for (const price of [-1, 0.5, '120000', null]) {
      expect(toStationServices([{ ...record, price }])[0]).not.toHaveProperty('price');
    }
  });

  test.each([
    [{ isActive: 0 }],
    [{ isActive: false }],
    [{ isActive: '0' }],
    [{ stationServicesId: 0 }],
    [{ serviceName: '' }],
  ])('skips a record with %j', (changes) => {
    expect(toStationServices([{ ...record, ...changes }])).toEqual([]);
  });

  test.each([[null], [undefined], ['x'], [{}], [{ data: null }], [{ data: { data: [record] } }]])(
    'gives an empty list for %j',
    (data) => {
      expect(toStationServices(data)).toEqual([]);
    },
  );
});

describe('a list from the proxy', () => {
  test('may have the shape of the props, of the API, or both', () => {
    const method = { type: 2, subType: 'APP', name: 'VietQR', disabled: true };
    const record = { paymentMethodType: 3, paymentMethodName: 'MoMo' };
    expect(parseMethodList([method, record])).toEqual([method, { type: 3, name: 'MoMo' }]);
    const service = { id: 101, name: 'Đăng kiểm', required: true };
    const other = { stationServicesId: 102, serviceName: 'Rửa xe' };
    expect(parseServiceList([service, other])).toEqual([service, { id: 102, name: 'Rửa xe' }]);
  });

  test('loses only its invalid entries', () => {
    const method = { type: 2, name: 'VietQR' };
    for (const odd of [{ ...method, subType: 'x'.repeat(101) }, { ...method, type: 0 }, null, 'x'])
      expect(parseMethodList([odd, method])).toEqual([method]);
    const service = { id: 101, name: 'Đăng kiểm' };
    for (const odd of [{ ...service, price: -1 }, { ...service, id: '101' }, null, 'x'])
      expect(parseServiceList([odd, service])).toEqual([service]);
  });
});

describe('an entry that is in the list twice', () => {
  const method = { type: 2, id: 1, name: 'VietQR' };
  const record = { paymentMethodType: 2, paymentMethodId: 1, paymentMethodName: 'VietQR 2' };

  test('is kept once, the first of them', () => {
    expect(parseMethodList([method, { ...method, name: 'Other' }, record])).toEqual([method]);
    expect(toPaymentMethods([record, { ...record, paymentMethodName: 'Other' }])).toEqual([
      { ...method, name: 'VietQR 2' },
    ]);
    const service = { id: 101, name: 'Đăng kiểm' };
    const serviceRecord = { stationServicesId: 101, serviceName: 'Rửa xe' };
    expect(parseServiceList([service, serviceRecord, service])).toEqual([service]);
    expect(toStationServices([serviceRecord, serviceRecord])).toEqual([{ id: 101, name: 'Rửa xe' }]);
  });

  test('is kept as the first one that can be offered', () => {
    expect(toPaymentMethods([{ ...record, paymentMethodEnable: 0 }, record])).toHaveLength(1);
  });

  test.each([{ type: 3 }, { id: 2 }, { subType: 'APP' }])('is another method with %j', (change) => {
    expect(parseMethodList([method, { ...method, ...change }])).toHaveLength(2);
  });
});

test('neither conversion ever throws', () => {
  fc.assert(
    fc.property(fc.anything(), (data) => {
      expect(Array.isArray(toPaymentMethods(data))).toBe(true);
      expect(Array.isArray(toStationServices(data))).toBe(true);
    }),
  );
});
