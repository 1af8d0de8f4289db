import { describe, expect, it } from 'vitest';
import { encodeVietQr } from './encodeVietQr.js';
import { first, parseAnswer, picture } from './parseAnswer.js';

describe('a MoMo code', () => {
  it('is read like any other if it is an EMVCo code', () => {
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
  ])('is drawn unchanged: %s', (qrCode) => {
    expect(parseAnswer({ momoQR: { qrCode, qrData: picture } })).toMatchObject({
      payment: { presentments: [{ kind: 'walletQr', payload: qrCode }] },
      notices: [],
    });
  });

  it.each(['50000', '50,000', '120000.0', '120,000', '120000đ', '0x1D4C0', '-120000', ' 120000'])(
    'of the older kind is a mismatch when its amount is not evidently the order’s: %j',
    (amount) => {
      const parsed = parseAnswer({
        momoQR: { qrCode: `2|99|0909000111|TTDK||0|0|${amount}|x`, qrData: picture },
      });
      expect(parsed).toMatchObject({ verdict: 'qr_mismatch', payment: { presentments: [] } });
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
    // More bytes than the largest QR code can hold.
    `2|99|${'ế'.repeat(900)}`,
    '2|98|0900000000',
    '2|99|\u0000',
    `https://momo.vn/${'x'.repeat(1000)}`,
  ])('is not drawn: %.60s', (qrCode) => {
    const parsed = parseAnswer({ momoQR: { qrCode } });
    expect(parsed.payment.presentments).toEqual([]);
    expect(parsed.notices).toEqual(['qr_unreadable']);
  });

  it.each([
    'momo://app?action=payWithApp&amount=50000',
    'momo://app?amount=120000&amount=1',
    'momo://app?Amount=12000000',
    'momo://app?amount=120.000',
    'https://payment.momo.vn/pay?amount=50000',
  ])('that is a link is a mismatch when it names another amount: %s', (qrCode) => {
    expect(parseAnswer({ momoQR: { qrCode, qrData: picture } })).toMatchObject({
      verdict: 'qr_mismatch',
      mismatch: 'amount',
      payment: { presentments: [] },
    });
  });

  it('without an amount asks the payer for it', () => {
    for (const amount of ['', '0'])
      expect(
        first(parseAnswer({ momoQR: { qrCode: `2|99|0909000111|TTDK||0|0|${amount}|x` } })),
      ).toMatchObject({
        payerTypesAmount: true,
      });
  });
});
