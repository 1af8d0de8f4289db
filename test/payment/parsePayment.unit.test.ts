import { describe, expect, it } from 'vitest';
import type { CreatePaymentRequest } from '../../src/contract/createPayment.js';
import type { ParsePaymentOptions } from '../../src/payment/parsePayment.js';
import { encodeVietQr } from './encodeVietQr.js';
import { code, first, picture, parseAnswer, request } from './parseAnswer.js';

it('returns everything in a bank answer', () => {
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

it('returns a presentment for every field that is filled, in the order of the answer, whatever the method type', () => {
  const changes = {
    paymentDeepLink: 'momo://app',
    paymentLinkUrl: 'https://payment.momo.vn/pay',
    momoQR: { qrCode: code },
    bankQR: { qrCode: code },
    inAppGtelOrderId: 'GT1',
  };
  for (const paymentMethodType of [1, 2, 13, 999]) {
    const parsed = parseAnswer({ ...changes, paymentMethodType }, {}, { ...request, paymentMethodType });
    expect(parsed.payment.presentments.map((one) => one.kind)).toEqual([
      'inApp',
      'bankQr',
      'walletQr',
      'link',
      'appLink',
    ]);
    expect(parsed).toMatchObject({ verdict: 'ok', notices: [] });
  }
});

it.each([
  {},
  { bankQR: {}, momoQR: {} },
  { bankQR: { qrCode: ' ', qrData: '' }, paymentLinkUrl: '', paymentDeepLink: '' },
  { paymentLinkUrl: ' ', paymentDeepLink: '\n' },
])('returns no presentments when nothing is filled: %j', (changes) => {
  expect(parseAnswer(changes)).toMatchObject({ payment: { presentments: [] }, verdict: 'ok', notices: [] });
});

describe('the order', () => {
  it.each<[string, object, string | undefined]>([
    ['where the contract has it', { orderData: { orderId: 7 }, orderId: 8 }, '7'],
    ['at the top level, as in older answers', { orderData: null, orderId: 8 }, '8'],
    [
      'a long one, with all its digits',
      { orderData: { orderId: '12345678901234567890' } },
      '12345678901234567890',
    ],
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
  ])('with paymentStatus %j is %s', (paymentStatus, status) => {
    const { payment } = parseAnswer({ paymentStatus, bankQR: { qrCode: code } });
    expect(payment.status).toBe(status);
    expect(payment.presentments).toHaveLength(1);
  });
});

describe('another booking than the one in the request', () => {
  it.each([1870, '1870'])('makes nothing payable: %j', (customerScheduleId) => {
    const parsed = parseAnswer({ customerScheduleId, bankQR: { qrCode: code } });
    expect(parsed).toMatchObject({ verdict: 'booking_mismatch', mismatch: 'booking' });
    expect(parsed.payment).toMatchObject({ customerScheduleId: 1869, presentments: [] });
  });

  it('takes precedence over every other mismatch, and over being paid', () => {
    const wrong = { customerScheduleId: 1870, bankQR: { qrCode: encodeVietQr({ amount: '1' }) } };
    expect(parseAnswer(wrong).verdict).toBe('booking_mismatch');
    expect(parseAnswer({ ...wrong, paymentStatus: 'Success' }).verdict).toBe('booking_mismatch');
    expect(parseAnswer({ ...wrong, totalPayment: 0 }).verdict).toBe('booking_mismatch');
  });

  it.each([1869, '1869', null, undefined])('is not indicated by %j', (customerScheduleId) => {
    expect(parseAnswer({ customerScheduleId }).verdict).toBe('ok');
  });
});

describe('another method than the one in the request', () => {
  it.each<[object, CreatePaymentRequest, boolean]>([
    [{ paymentMethodType: 3 }, request, true],
    [{ paymentMethodId: 2 }, request, true],
    [{ paymentMethodType: '2', paymentMethodId: '1' }, request, false],
    [{ paymentMethodType: null, paymentMethodId: null }, request, false],
    [{ paymentMethodId: 5 }, { customerScheduleId: 1869, paymentMethodType: 2 }, false],
    [{ paymentMethodSubType: 'B' }, { ...request, paymentMethodSubType: 'A' }, true],
    [{ paymentMethodSubType: '' }, { ...request, paymentMethodSubType: 'A' }, false],
  ])('%j for the request %j is reported: %s', (changes, requested, isReported) => {
    const parsed = parseAnswer({ ...changes, bankQR: { qrCode: code } }, {}, requested);
    expect(parsed.notices).toEqual(isReported ? ['method_differs'] : []);
    expect(parsed.payment.presentments).toHaveLength(1);
  });
});

describe('an order with nothing to pay', () => {
  const wrong = { bankQR: { qrCode: encodeVietQr({ amount: '5' }) }, paymentLinkUrl: 'javascript:alert(1)' };
  it.each([
    { totalPayment: 0 },
    { paymentStatus: 'Success' },
    { paymentStatus: 'Canceled' },
    { paymentStatus: 'Failed' },
  ])('has no presentments, and its codes are not judged: %j', (changes) => {
    expect(parseAnswer({ ...wrong, ...changes })).toMatchObject({
      verdict: 'ok',
      notices: [],
      payment: { presentments: [] },
    });
  });
});

describe('the validity of a code', () => {
  it.each<[string, number | null | undefined, number | undefined, number | undefined]>([
    ["the answer's", 15, 5, 900_000],
    ["the host's, when the answer has none", null, 5, 300_000],
    ['a fraction of a minute', 0.5, undefined, 30_000],
    ['unknown', undefined, undefined, undefined],
    ['unknown, when the host passes 0', undefined, 0, undefined],
    ['unknown, when the host passes NaN', undefined, Number.NaN, undefined],
  ])('is %s', (_, expiredInMinutes, expiresInMinutes, expiresInMs) => {
    const { payment } = parseAnswer({ bankQR: { qrCode: code, expiredInMinutes } }, { expiresInMinutes });
    expect((payment.presentments[0] as { expiresInMs?: number }).expiresInMs).toBe(expiresInMs);
    expect(payment.expiresInMs).toBe(expiresInMs);
  });

  it('is, for the payment, the shortest of all codes', () => {
    const changes = {
      bankQR: { qrCode: code, expiredInMinutes: 15 },
      momoQR: { qrCode: code, expiredInMinutes: 5 },
    };
    expect(parseAnswer(changes).payment.expiresInMs).toBe(300_000);
  });

  it('does not apply to a link', () => {
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
  ])('%j with %j is refused, with a notice', (changes, options, notices) => {
    const parsed = parseAnswer(changes, options);
    expect(parsed.payment.presentments).toEqual([]);
    expect(parsed).toMatchObject({ verdict: 'ok', notices });
  });

  it.each<[object, number | undefined]>([
    [{ paymentDeepLink: 'momo://app?action=payWithApp&amount=50000' }, undefined],
    [{ paymentDeepLink: 'momo://app?action=payWithApp&amount=12000000' }, undefined],
    [{ paymentDeepLink: 'momo://app?action=payWithApp&AMOUNT=50%3000' }, undefined],
    [{ paymentDeepLink: 'momo:?amount=120,000' }, undefined],
    [{ paymentDeepLink: 'momo://app?amount=1.2e5' }, undefined],
    [{ paymentDeepLink: 'momo://app?amount=0x1D4C0' }, undefined],
    [{ paymentDeepLink: 'momo://app?amount=120000&amount=50000' }, undefined],
    [{ paymentLinkUrl: 'https://payment.momo.vn/pay?amount=50000' }, undefined],
    [{ paymentLinkUrl: 'https://sandbox.vnpayment.vn/paymentv2/vpcpay.html?vnp_Amount=120000' }, undefined],
    [{ paymentLinkUrl: 'https://pay.vnpay.vn/vpcpay.html?vnp_Amount=5000000' }, undefined],
    [{ paymentDeepLink: 'https://dl.vietqr.io/pay?app=mb&am=50000' }, undefined],
    [
      {
        paymentDeepLink: `intent://app?amount=50000#Intent;scheme=momo;package=com.mservice.momotransfer;S.browser_fallback_url=https%3A%2F%2Fpayment.momo.vn;end`,
      },
      undefined,
    ],
    [
      {
        paymentDeepLink: `intent://app#Intent;scheme=momo;package=com.mservice.momotransfer;S.browser_fallback_url=https%3A%2F%2Fpayment.momo.vn%3Famount%3D1;end`,
      },
      undefined,
    ],
    [{ paymentDeepLink: 'momo://app?action=payWithApp&amount=120000' }, 1],
    [{ paymentDeepLink: 'momo://app?action=payWithApp&amount=' }, 1],
    [{ paymentDeepLink: 'momo://app?sid=50000' }, 1],
    [{ paymentLinkUrl: 'https://pay.vnpay.vn/vpcpay.html?vnp_Amount=12000000' }, 1],
    // The unit and meaning of an unknown page's parameter are unknown.
    [{ paymentLinkUrl: 'https://pay.example.vn/?amount=12000000' }, 1],
    [{ paymentLinkUrl: 'https://payment.momo.vn.example/?amount=1' }, 1],
  ])('that name another amount are refused: %j', (changes, count = 0) => {
    const parsed = parseAnswer(changes);
    expect(parsed.payment.presentments).toHaveLength(count);
    const [notice] = parsed.notices;
    if (count > 0) expect(notice).toBeUndefined();
    else expect(notice).toBe('paymentLinkUrl' in changes ? 'link_refused' : 'app_link_refused');
  });

  it('to an app may be https', () => {
    expect(first(parseAnswer({ paymentDeepLink: 'https://zalopay.vn/pay' }))).toEqual({
      kind: 'appLink',
      url: 'https://zalopay.vn/pay',
    });
  });
});

describe('the total that the form showed', () => {
  it.each([
    [120_000, undefined],
    [undefined, undefined],
    [90_000, 90_000],
    [0, 0],
  ])('of %j is returned as %j: only if it was another one', (estimate, expected) => {
    const parsed = parseAnswer({ bankQR: { qrCode: code } }, { estimate });
    expect(parsed.payment.estimate).toBe(expected);
    expect(parsed.notices).toEqual(expected === undefined ? [] : ['total_changed']);
    expect(parsed.payment.presentments).toHaveLength(1);
  });

  it('is not compared with the total of another booking', () => {
    expect(parseAnswer({ customerScheduleId: 1870 }, { estimate: 1 }).notices).toEqual([]);
  });
});

it('gives each notice once', () => {
  const bankQR = { qrCode: 'x' };
  expect(parseAnswer({ bankQR, momoQR: bankQR }).notices).toEqual(['qr_unreadable']);
  const pictureQr = { qrData: 'data:,' };
  expect(parseAnswer({ bankQR: pictureQr, momoQR: pictureQr }).notices).toEqual(['picture_refused']);
});
