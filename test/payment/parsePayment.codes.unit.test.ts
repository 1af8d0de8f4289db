import { describe, expect, it } from 'vitest';
import { encodeFields, encodeVietQr, seal, vietQrFields } from './encodeVietQr.js';
import { code, first, picture, parseAnswer } from './parseAnswer.js';

describe('a bank code that cannot be read', () => {
  const broken = code.slice(0, -1) + (code.endsWith('0') ? '1' : '0');
  it.each([
    broken,
    'ORDER99999',
    'https://payment.momo.vn/pay',
    '2|99|0900000000',
    'javascript:alert(1)',
    'x'.repeat(5000),
    encodeVietQr({ amount: '120000', service: 'QRCASH' }),
    seal(encodeFields([...vietQrFields({ amount: '120000' }), ['56', '5000']])),
  ])('is not replaced by a picture: %.30s', (qrCode) => {
    for (const pictures of [
      {},
      { qrData: picture },
      { qrDataURL: picture },
      { qrData: 'javascript:alert(1)' },
    ]) {
      const parsed = parseAnswer({ bankQR: { qrCode, paymentContent: 'ORDER99999', ...pictures } });
      expect(parsed).toMatchObject({
        verdict: 'ok',
        notices: ['qr_unreadable'],
        payment: { presentments: [] },
      });
    }
  });

  it('is not replaced by a picture of the wallet code either', () => {
    const parsed = parseAnswer({ momoQR: { qrCode: 'zalopay://app', qrDataURL: picture } });
    expect(parsed).toMatchObject({ notices: ['qr_unreadable'], payment: { presentments: [] } });
  });

  it('leaves the other presentments', () => {
    const parsed = parseAnswer({
      bankQR: { qrCode: broken },
      paymentLinkUrl: 'https://payment.momo.vn/pay',
    });
    expect(parsed.payment.presentments).toEqual([{ kind: 'link', url: 'https://payment.momo.vn/pay' }]);
  });
});

describe('pictures', () => {
  const bitmap = 'data:image/png;base64,iVBORw0KGgo=';
  it.each<[string, object, string]>([
    ['qrData', { qrData: bitmap }, bitmap],
    ['qrDataURL', { qrDataURL: bitmap }, bitmap],
    ['a path', { qrData: '/uploads/qr.png' }, 'https://api.example.vn/uploads/qr.png'],
    ['the safe one of two', { qrData: 'data:image/svg+xml,<svg/>', qrDataURL: bitmap }, bitmap],
  ])('are taken from %s', (_, qr, imageUrl) => {
    for (const field of ['bankQR', 'momoQR']) {
      const parsed = parseAnswer({ [field]: qr }, { assetBaseUrl: 'https://api.example.vn' });
      expect(first(parsed)).toMatchObject({ imageUrl, payerTypesAmount: false });
      expect(parsed.notices).toEqual(['picture_unverified']);
    }
  });

  it('are not used when the text of the code is valid', () => {
    expect(first(parseAnswer({ bankQR: { qrCode: code, qrData: picture } }))).not.toHaveProperty('imageUrl');
  });
});

it('draws a code without surrounding white space', () => {
  expect(first(parseAnswer({ bankQR: { qrCode: ` ${code}\n` } }))).toMatchObject({
    payload: code,
  });
});

it('reads paymentQR, the older name of bankQR, when bankQR has no code', () => {
  const older = encodeVietQr({ amount: '120000', content: 'OLDER' });
  expect(first(parseAnswer({ paymentQR: { qrCode: older } }))).toMatchObject({
    kind: 'bankQr',
    payload: older,
  });
  expect(
    parseAnswer({ bankQR: { qrCode: code }, paymentQR: { qrCode: older } }).payment.presentments,
  ).toMatchObject([{ payload: code }]);
  const blank = { qrCode: '', qrData: ' ', qrDataURL: '', paymentContent: 'ORDER99999' };
  expect(parseAnswer({ bankQR: blank, paymentQR: { qrCode: older } }).payment.presentments).toMatchObject([
    { payload: older, content: 'OLDER' },
  ]);
  expect(parseAnswer({ bankQR: blank, paymentQR: { qrData: picture } }).payment.presentments).toMatchObject([
    { imageUrl: picture },
  ]);
});

describe('the text of a code in the field of a picture', () => {
  const assetBaseUrl = 'https://api.example.vn';

  it.each(['qrData', 'qrDataURL'])('is read as a code: %s', (field) => {
    const parsed = parseAnswer(
      { bankQR: { [field]: ` ${code}`, paymentContent: 'ORDER99999' } },
      { assetBaseUrl },
    );
    expect(first(parsed)).toMatchObject({ payload: code, transfer: { accountNumber: '0011001932418' } });
    expect(first(parsed)).not.toHaveProperty('imageUrl');
    expect(parsed.notices).toEqual([]);
  });

  it.each(['momo://app?action=payWithApp', 'MOMO://app', '2|99|0900000000|A||0|0|120000'])(
    'is read as a MoMo code: %s',
    (qrData) => {
      const parsed = parseAnswer({ momoQR: { qrData } }, { assetBaseUrl });
      expect(first(parsed)).toMatchObject({ kind: 'walletQr', payload: qrData });
    },
  );

  it('is compared with the order', () => {
    const qrData = encodeVietQr({ amount: '1' });
    expect(parseAnswer({ bankQR: { qrData } }, { assetBaseUrl }).verdict).toBe('qr_mismatch');
  });

  it.each(['momo://app', `${code.slice(0, -4)}0000`])('is never made into a path: %.20s', (qrData) => {
    expect(parseAnswer({ bankQR: { qrData } }, { assetBaseUrl })).toMatchObject({
      payment: { presentments: [] },
      notices: ['qr_unreadable'],
    });
  });

  it('does not replace a code in qrCode', () => {
    const qrCode = encodeVietQr({ amount: '120000', content: 'A' });
    expect(first(parseAnswer({ bankQR: { qrCode, qrData: code } }))).toMatchObject({ payload: qrCode });
  });
});

describe('a payment to a merchant (QRPUSH)', () => {
  const qrCode =
    '00020101021238540010A000000727012600069704030112TTDKSHOP00010206QRPUSH52047549530370454061200005802VN5914TRAM DANG KIEM6005HANOI62140110ORDER9999963042F63';

  it('is drawn, without transfer details', () => {
    const parsed = parseAnswer({ bankQR: { qrCode, paymentContent: 'ORDER99999', qrData: picture } });
    expect(parsed).toMatchObject({ verdict: 'ok', notices: [] });
    expect(parsed.payment.presentments).toEqual([
      { kind: 'bankQr', payload: qrCode, content: 'ORDER99999', payerTypesAmount: false },
    ]);
  });
});
