import { describe, expect, it } from 'vitest';
import type { PaymentMismatch } from '../../src/payment/presentment.js';
import { encodeFields, encodeVietQr, seal, vietQrFields } from './encodeVietQr.js';
import { code, parseAnswer, picture } from './parseAnswer.js';

describe('a code for another amount or currency', () => {
  const wrong = encodeVietQr({ amount: '120001' });
  it.each<[string, object, PaymentMismatch?]>([
    ['another amount', { bankQR: { qrCode: wrong } }],
    ['a fraction of a dong more', { bankQR: { qrCode: encodeVietQr({ amount: '120000.5' }) } }],
    ['an amount of zero', { bankQR: { qrCode: encodeVietQr({ amount: '0' }) } }],
    [
      'another currency',
      { bankQR: { qrCode: encodeVietQr({ amount: '120000', currency: '840' }) } },
      'currency',
    ],
    ['another currency and no amount', { bankQR: { qrCode: encodeVietQr({ currency: '840' }) } }, 'currency'],
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
  ])('is a mismatch, and nothing is payable, not even the links: %s', (_, changes, mismatch = 'amount') => {
    const parsed = parseAnswer({
      ...changes,
      paymentLinkUrl: 'https://payment.momo.vn/',
      inAppGtelOrderId: 'GT1',
    });
    expect(parsed).toMatchObject({ verdict: 'qr_mismatch', mismatch });
    expect(parsed.payment).toMatchObject({ presentments: [], orderId: '99999', totalPayment: 120000 });
  });

  it.each<[string, string, string?]>([
    ['a withdrawal', encodeVietQr({ amount: '5', service: 'QRCASH' })],
    ['a payment to a merchant', encodeVietQr({ amount: '5', service: 'QRPUSH' })],
    ['an unknown service', encodeVietQr({ amount: '5', service: 'QRIBFTTX' })],
    ['an unknown service in dollars', encodeVietQr({ service: 'QRIBFTTX', currency: '840' }), 'currency'],
    ['a fee on top', seal(encodeFields([...vietQrFields({ amount: '5' }), ['56', '1000']]))],
    ['a broken receiver', encodeVietQr({ amount: '5', account: '' })],
    ['an account of twenty', encodeVietQr({ amount: '5', account: '1'.repeat(20) })],
  ])('is a mismatch even if the code is refused anyway: %s', (_, qrCode, mismatch = 'amount') => {
    expect(parseAnswer({ bankQR: { qrCode, qrData: picture } })).toMatchObject({
      verdict: 'qr_mismatch',
      mismatch,
      payment: { presentments: [] },
    });
  });

  it('is no mismatch when the code did not arrive whole, so that its amount is unknown', () => {
    const qrCode = `${encodeVietQr({ amount: '5' }).slice(0, -4)}0000`;
    expect(parseAnswer({ bankQR: { qrCode } })).toMatchObject({ verdict: 'ok', notices: ['qr_unreadable'] });
  });

  it('is not looked for in a picture, which is not decoded', () => {
    expect(parseAnswer({ bankQR: { qrData: picture } }).verdict).toBe('ok');
  });
});
