import { describe, expect, it } from 'vitest';
import type { Presentment } from '../../src/payment/presentment.js';
import type { ParsePaymentOptions } from '../../src/payment/parsePayment.js';
import { encodeFields, encodeVietQr, seal } from './encodeVietQr.js';
import { code, first, picture, parseAnswer } from './parseAnswer.js';

const transferOf = (presentment: Presentment | undefined) =>
  presentment?.kind === 'bankQr' ? presentment.transfer : undefined;

describe('the transfer sheet', () => {
  const bank = (parts: object, paymentContent?: string | null, account?: ParsePaymentOptions['account']) => {
    const reading = parseAnswer({ bankQR: { qrCode: encodeVietQr(parts), paymentContent } }, { account });
    return { transfer: transferOf(first(reading)), notices: reading.notices };
  };

  it.each<[string, string | undefined, string | null | undefined, string | undefined, boolean]>([
    ['the same in both', 'ORDER1', 'ORDER1', 'ORDER1', false],
    ["the answer's, verbatim", 'ORDER1', ' Order 1 ', ' Order 1 ', true],
    ["the answer's, where the code has none", undefined, 'ORDER1', 'ORDER1', true],
    ["the answer's, where the code asks the payer", '***', 'ORDER1', 'ORDER1', true],
    ["the code's, where the answer has none", 'ORDER1', null, 'ORDER1', false],
    ["the code's, where the answer's is blank", 'ORDER1', ' ', 'ORDER1', false],
    ['none', undefined, undefined, undefined, false],
    ['one that is markup, as text', '<b>1</b>', '<b>1</b>', '<b>1</b>', false],
  ])('content: %s', (_, inCode, inAnswer, shown, differs) => {
    const { transfer, notices } = bank({ amount: '120000', ...(inCode && { content: inCode }) }, inAnswer);
    expect(transfer?.content).toBe(shown);
    expect(notices).toEqual(differs ? ['content_differs'] : []);
  });

  it.each<[string, ParsePaymentOptions['account'], string | undefined]>([
    ["the method's", { number: '0011001932418', holder: 'CONG TY A' }, 'CONG TY A'],
    [
      "the method's, its number written in groups",
      { number: '0011 0019 32418', holder: 'CONG TY A' },
      'CONG TY A',
    ],
    ["the method's, without a number", { holder: 'CONG TY A' }, 'CONG TY A'],
    [
      "the code's, when the method's account is another one",
      { number: '999', holder: 'CONG TY A' },
      'TRAM 57',
    ],
    ["the code's, when the method names no holder", { number: '0011001932418' }, 'TRAM 57'],
    ["the code's, without an account", undefined, 'TRAM 57'],
  ])('holder: %s', (_, account, holder) => {
    expect(bank({ merchantName: 'TRAM 57' }, null, account).transfer?.accountHolder).toBe(holder);
  });

  it('leaves out what nobody said', () => {
    expect(bank({ bin: '123456', service: 'QRIBFTTC' }).transfer).toEqual({
      bankBin: '123456',
      accountNumber: '0011001932418',
      accountKind: 'card',
      amount: 120000,
    });
  });

  it('asks the payer to type the amount that the code leaves open', () => {
    expect(first(parseAnswer({ bankQR: { qrCode: encodeVietQr() } }))).toMatchObject({
      payerTypesAmount: true,
      transfer: { amount: 120000 },
    });
  });

  it('is not made up for a code of another scheme, which is drawn all the same', () => {
    const other = seal(
      encodeFields([
        [
          '26',
          [
            ['00', 'A000000775'],
            ['01', '0108799042'],
          ],
        ],
        ['53', '704'],
        ['58', 'VN'],
      ]),
    );
    const vnpay = seal(`000201010211${other.slice(0, -8)}`);
    expect(first(parseAnswer({ bankQR: { qrCode: vnpay } }))).toEqual({
      kind: 'bankQr',
      payload: vnpay,
      payerTypesAmount: true,
    });
  });
});

describe('a bank code that cannot be read', () => {
  const broken = code.slice(0, -1) + (code.endsWith('0') ? '1' : '0');
  it.each([
    broken,
    'ORDER99999',
    'https://payment.momo.vn/pay',
    '2|99|0900000000',
    'javascript:alert(1)',
    'x'.repeat(5000),
  ])('%.30s: the picture, marked as unverified', (qrCode) => {
    const reading = parseAnswer({ bankQR: { qrCode, qrData: picture, paymentContent: 'ORDER99999' } });
    expect(reading.payment.presentments).toEqual([
      { kind: 'bankQr', imageUrl: picture, payerTypesAmount: false },
    ]);
    expect(reading).toMatchObject({ verdict: 'ok', notices: ['qr_unreadable', 'picture_unverified'] });
  });

  it.each<[object, string[]]>([
    [{}, ['qr_unreadable']],
    [{ qrData: 'javascript:alert(1)' }, ['qr_unreadable', 'picture_refused']],
    [{ qrData: '/qr.png' }, ['qr_unreadable', 'picture_refused']],
  ])('with the picture %j: nothing', (pictures, notices) => {
    const reading = parseAnswer({ bankQR: { qrCode: broken, ...pictures } });
    expect(reading.payment.presentments).toEqual([]);
    expect(reading.notices).toEqual(notices);
  });

  it('does not take the other ways with it', () => {
    const reading = parseAnswer({
      bankQR: { qrCode: broken },
      paymentLinkUrl: 'https://payment.momo.vn/pay',
    });
    expect(reading.payment.presentments).toEqual([{ kind: 'link', url: 'https://payment.momo.vn/pay' }]);
  });
});

describe('pictures', () => {
  const bitmap = 'data:image/png;base64,iVBORw0KGgo=';
  it.each<[string, object, string]>([
    ['qrData', { qrData: bitmap }, bitmap],
    ['qrDataURL', { qrDataURL: bitmap }, bitmap],
    ['a path', { qrData: '/uploads/qr.png' }, 'https://api.example.vn/uploads/qr.png'],
    ['the one of two that is safe', { qrData: 'data:image/svg+xml,<svg/>', qrDataURL: bitmap }, bitmap],
  ])('come from %s', (_, qr, imageUrl) => {
    for (const field of ['bankQR', 'momoQR']) {
      const reading = parseAnswer({ [field]: qr }, { assetBaseUrl: 'https://api.example.vn' });
      expect(first(reading)).toMatchObject({ imageUrl, payerTypesAmount: false });
      expect(reading.notices).toEqual(['picture_unverified']);
    }
  });

  it('are not shown beside a code that could be read', () => {
    expect(first(parseAnswer({ bankQR: { qrCode: code, qrData: picture } }))).not.toHaveProperty('imageUrl');
  });
});

describe("MoMo's codes", () => {
  it('are read like any other where they can be', () => {
    const qrCode = encodeVietQr({ bin: '971025', account: 'PSP123456789000000', amount: '120000' });
    expect(parseAnswer({ momoQR: { qrCode } })).toMatchObject({
      payment: {
        presentments: [{ kind: 'walletQr', wallet: 'momo', payload: qrCode, payerTypesAmount: false }],
      },
      notices: [],
    });
  });

  it.each([
    'https://payment.momo.vn/v2/gateway/pay?t=1',
    'https://momo.vn/1',
    'momo://app?action=payWithApp',
    '2|99|0900000000|NGUYEN VAN A||0|0|120000',
  ])('%s is drawn as it is', (qrCode) => {
    expect(parseAnswer({ momoQR: { qrCode, qrData: picture } })).toMatchObject({
      payment: { presentments: [{ kind: 'walletQr', payload: qrCode }] },
      notices: [],
    });
  });

  it.each(['50000', '50,000', '120000.0', '120,000', '120000đ', '0x1D4C0', '-120000', ' 120000'])(
    'shows nothing to pay with for an older code whose amount, %j, is not evidently that of the answer',
    (amount) => {
      const reading = parseAnswer({
        momoQR: { qrCode: `2|99|0909000111|TTDK||0|0|${amount}|x`, qrData: picture },
      });
      expect(reading).toMatchObject({ verdict: 'qr_mismatch', payment: { presentments: [] } });
    },
  );

  it.each([
    'https://evilmomo.vn/',
    'https://momo.vn.evil.example/',
    'https://payment.momo.vn@evil.example/',
    'http://payment.momo.vn/',
    'javascript://payment.momo.vn/%0aalert(1)',
    'zalopay://app',
    `2|99|${'x'.repeat(1000)}`,
    // More bytes than the largest QR code holds.
    `2|99|${'ế'.repeat(900)}`,
    '2|98|0900000000',
    '2|99|\u0000',
    `https://momo.vn/${'x'.repeat(1000)}`,
  ])('%.60s is not', (qrCode) => {
    const reading = parseAnswer({ momoQR: { qrCode } });
    expect(reading.payment.presentments).toEqual([]);
    expect(reading.notices).toEqual(['qr_unreadable']);
  });
});

it('draws a code without the blanks around it', () => {
  expect(first(parseAnswer({ bankQR: { qrCode: ` ${code}\n` } }))).toMatchObject({
    payload: code,
  });
});

it('reads the older name of the bank code, below the newer one', () => {
  const older = encodeVietQr({ amount: '120000', content: 'OLDER' });
  expect(first(parseAnswer({ paymentQR: { qrCode: older } }))).toMatchObject({
    kind: 'bankQr',
    payload: older,
  });
  expect(
    parseAnswer({ bankQR: { qrCode: code }, paymentQR: { qrCode: older } }).payment.presentments,
  ).toMatchObject([{ payload: code }]);
});
