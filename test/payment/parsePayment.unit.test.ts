import { describe, expect, it } from 'vitest';
import type { CreatePaymentRequest } from '../../src/contract/createPayment.js';
import type { ParsePaymentOptions } from '../../src/payment/parsePayment.js';
import { encodeFields, encodeVietQr, seal } from './encodeVietQr.js';
import { code, first, picture, parseAnswer, request } from './parseAnswer.js';

it('reads a bank answer whole', () => {
  const bankQR = { qrData: picture, qrCode: code, paymentContent: 'ORDER99999' };
  expect(parseAnswer({ bankQR })).toEqual({
    payment: {
      orderId: '99999',
      customerScheduleId: 1869,
      totalPayment: 120000,
      status: 'New',
      presentments: [
        {
          kind: 'bankQr',
          payload: code,
          content: 'ORDER99999',
          payerTypesAmount: false,
          transfer: {
            bankBin: '970436',
            bankName: 'Vietcombank',
            accountNumber: '0011001932418',
            accountKind: 'account',
            accountHolder: 'TRAM 57',
            amount: 120000,
            content: 'ORDER99999',
          },
        },
      ],
    },
    verdict: 'ok',
    notices: [],
  });
});

it('shows every field that is omitNil, in the order of the answer, whatever the method is called', () => {
  const changes = {
    paymentDeepLink: 'momo://app',
    paymentLinkUrl: 'https://payment.momo.vn/pay',
    momoQR: { qrCode: code },
    bankQR: { qrCode: code },
    inAppGtelOrderId: 'GT1',
  };
  for (const paymentMethodType of [1, 2, 13, 999]) {
    const reading = parseAnswer({ ...changes, paymentMethodType }, {}, { ...request, paymentMethodType });
    expect(reading.payment.presentments.map((one) => one.kind)).toEqual([
      'inApp',
      'bankQr',
      'walletQr',
      'link',
      'appLink',
    ]);
    expect(reading).toMatchObject({ verdict: 'ok', notices: [] });
  }
});

it.each([
  {},
  { bankQR: {}, momoQR: {} },
  { bankQR: { qrCode: ' ', qrData: '' }, paymentLinkUrl: '', paymentDeepLink: '' },
])('shows nothing for an answer that fills nothing: %j', (changes) => {
  expect(parseAnswer(changes)).toMatchObject({ payment: { presentments: [] }, verdict: 'ok', notices: [] });
});

describe('the order', () => {
  it.each<[string, object, string | undefined]>([
    ['where the contract puts it', { orderData: { orderId: 7 }, orderId: 8 }, '7'],
    ['at the top, as older answers have it', { orderData: null, orderId: 8 }, '8'],
    ['a long one, unrounded', { orderData: { orderId: '12345678901234567890' } }, '12345678901234567890'],
    ['none', { orderData: null }, undefined],
  ])('%s', (_, changes, orderId) => {
    expect(parseAnswer(changes).payment.orderId).toBe(orderId);
  });

  it.each([
    ['Pending', 'Pending'],
    ['Paid', 'Unknown'],
    ['success', 'Unknown'],
    [null, 'Unknown'],
    [['Success'], 'Unknown'],
  ])('in state %j is %s', (paymentStatus, status) => {
    const { payment } = parseAnswer({ paymentStatus, bankQR: { qrCode: code } });
    expect(payment.status).toBe(status);
    expect(payment.presentments).toHaveLength(1);
  });
});

describe('a code that asks for other money', () => {
  const wrong = encodeVietQr({ amount: '120001' });
  it.each<[string, object]>([
    ['another amount', { bankQR: { qrCode: wrong } }],
    ['a part of a dong more', { bankQR: { qrCode: encodeVietQr({ amount: '120000.5' }) } }],
    ['an amount of zero', { bankQR: { qrCode: encodeVietQr({ amount: '0' }) } }],
    ['another currency', { bankQR: { qrCode: encodeVietQr({ amount: '120000', currency: '840' }) } }],
    ['another currency and no amount', { bankQR: { qrCode: encodeVietQr({ currency: '840' }) } }],
    ['in the wallet code alone', { bankQR: { qrCode: code }, momoQR: { qrCode: wrong } }],
    ['in the bank code alone', { bankQR: { qrCode: wrong }, momoQR: { qrCode: code } }],
    ['in the older field', { paymentQR: { qrCode: wrong } }],
    [
      'of another scheme',
      {
        bankQR: {
          qrCode: seal(
            encodeFields([
              ['00', '01'],
              ['01', '12'],
              ['26', [['00', 'A000000775']]],
              ['53', '704'],
              ['54', '5'],
              ['58', 'VN'],
            ]),
          ),
        },
      },
    ],
  ])('%s: nothing payable, not even the links', (_, changes) => {
    const reading = parseAnswer({
      ...changes,
      paymentLinkUrl: 'https://payment.momo.vn/',
      inAppGtelOrderId: 'GT1',
    });
    expect(reading.verdict).toBe('qr_mismatch');
    expect(reading.payment).toMatchObject({ presentments: [], orderId: '99999', totalPayment: 120000 });
  });

  it('is not looked for in a picture, which nobody can read here', () => {
    expect(parseAnswer({ bankQR: { qrData: picture } }).verdict).toBe('ok');
  });
});

describe('another booking than asked', () => {
  it.each([1870, '1870'])('echoed as %j: nothing payable', (customerScheduleId) => {
    const reading = parseAnswer({ customerScheduleId, bankQR: { qrCode: code } });
    expect(reading.verdict).toBe('booking_mismatch');
    expect(reading.payment).toMatchObject({ customerScheduleId: 1869, presentments: [] });
  });

  it('wins over every other doubt, and over being paid', () => {
    const wrong = { customerScheduleId: 1870, bankQR: { qrCode: encodeVietQr({ amount: '1' }) } };
    expect(parseAnswer(wrong).verdict).toBe('booking_mismatch');
    expect(parseAnswer({ ...wrong, paymentStatus: 'Success' }).verdict).toBe('booking_mismatch');
    expect(parseAnswer({ ...wrong, totalPayment: 0 }).verdict).toBe('booking_mismatch');
  });

  it.each([1869, '1869', null, undefined])('is not what the echo %j says', (customerScheduleId) => {
    expect(parseAnswer({ customerScheduleId }).verdict).toBe('ok');
  });
});

describe('another method than asked', () => {
  it.each<[object, CreatePaymentRequest, boolean]>([
    [{ paymentMethodType: 3 }, request, true],
    [{ paymentMethodId: 2 }, request, true],
    [{ paymentMethodType: '2', paymentMethodId: '1' }, request, false],
    [{ paymentMethodType: null, paymentMethodId: null }, request, false],
    [{ paymentMethodId: 5 }, { customerScheduleId: 1869, paymentMethodType: 2 }, false],
  ])('%j against %j is told to the host: %s', (changes, asked, isTold) => {
    const reading = parseAnswer({ ...changes, bankQR: { qrCode: code } }, {}, asked);
    expect(reading.notices).toEqual(isTold ? ['method_differs'] : []);
    expect(reading.payment.presentments).toHaveLength(1);
  });
});

describe('nothing to pay', () => {
  const wrong = { bankQR: { qrCode: encodeVietQr({ amount: '5' }) }, paymentLinkUrl: 'javascript:alert(1)' };
  it.each([
    { totalPayment: 0 },
    { paymentStatus: 'Success' },
    { paymentStatus: 'Canceled' },
    { paymentStatus: 'Failed' },
  ])('%j: no way to pay, and no doubt about codes that nobody will see', (changes) => {
    expect(parseAnswer({ ...wrong, ...changes })).toMatchObject({
      verdict: 'ok',
      notices: [],
      payment: { presentments: [] },
    });
  });
});

describe('the life of a code', () => {
  it.each<[string, number | null | undefined, number | undefined, number | undefined]>([
    ["the answer's", 15, 5, 900_000],
    ["the host's, where the answer has none", null, 5, 300_000],
    ['a part of a minute', 0.5, undefined, 30_000],
    ['not known', undefined, undefined, undefined],
    ['not known, by a host that says zero', undefined, 0, undefined],
    ['not known, by a host that says NaN', undefined, Number.NaN, undefined],
  ])('%s', (_, expiredInMinutes, expiresInMinutes, expiresInMs) => {
    const { payment } = parseAnswer({ bankQR: { qrCode: code, expiredInMinutes } }, { expiresInMinutes });
    expect((payment.presentments[0] as { expiresInMs?: number }).expiresInMs).toBe(expiresInMs);
    expect(payment.expiresInMs).toBe(expiresInMs);
  });

  it('of the payment is the shortest', () => {
    const changes = {
      bankQR: { qrCode: code, expiredInMinutes: 15 },
      momoQR: { qrCode: code, expiredInMinutes: 5 },
    };
    expect(parseAnswer(changes).payment.expiresInMs).toBe(300_000);
  });

  it('says nothing about a link', () => {
    expect(
      parseAnswer({ paymentLinkUrl: 'https://payment.momo.vn/' }, { expiresInMinutes: 5 }).payment,
    ).not.toHaveProperty('expiresInMs');
  });
});

describe('links', () => {
  it.each<[object, ParsePaymentOptions, string[]]>([
    [{ paymentLinkUrl: 'javascript:alert(1)' }, {}, ['link_refused']],
    [{ paymentLinkUrl: 'momo://app' }, {}, ['link_refused']],
    [
      { paymentLinkUrl: 'https://evil.example/' },
      { allowedLinkOrigins: ['https://payment.momo.vn'] },
      ['link_refused'],
    ],
    [{ paymentDeepLink: 'javascript:alert(1)' }, {}, ['app_link_refused']],
    [{ paymentDeepLink: 'momo://app' }, { allowedAppSchemes: ['mybank'] }, ['app_link_refused']],
    [
      { paymentDeepLink: 'https://evil.example/' },
      { allowedLinkOrigins: ['https://momo.vn'] },
      ['app_link_refused'],
    ],
  ])('%j with %j is refused, and the host told', (changes, options, notices) => {
    const reading = parseAnswer(changes, options);
    expect(reading.payment.presentments).toEqual([]);
    expect(reading).toMatchObject({ verdict: 'ok', notices });
  });

  it('may be claimed by an app', () => {
    expect(first(parseAnswer({ paymentDeepLink: 'https://zalopay.vn/pay' }))).toEqual({
      kind: 'appLink',
      url: 'https://zalopay.vn/pay',
    });
  });
});

it('says each oddity once', () => {
  const odd = { qrCode: 'x', qrData: 'data:,' };
  expect(parseAnswer({ bankQR: odd, momoQR: odd }).notices).toEqual(['qr_unreadable', 'picture_refused']);
});
