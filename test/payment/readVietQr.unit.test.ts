import { describe, expect, it } from 'vitest';
import { readVietQr } from '../../src/payment/readVietQr.js';
import samples from '../fixtures/qr-samples.json' with { type: 'json' };
import { checksum, encodeFields, encodeVietQr, seal, vietQrFields, type Field } from './encodeVietQr.js';

const accountKinds: Record<string, string> = { QRIBFTTA: 'account', QRIBFTTC: 'card' };

describe('the sample codes', () => {
  it.each(samples.map((sample) => [sample.source, sample] as const))('%s', (_, sample) => {
    const reading = readVietQr(sample.payload);
    if (sample.verdict === 'refuse') {
      expect(reading).toEqual({ ok: false, reason: { code: sample.code, field: sample.field } });
      return;
    }
    expect(reading).toMatchObject({
      ok: true,
      scheme: sample.scheme,
      currency: '704',
      isOneTime: sample.oneTime,
    });
    const { bin, account, amount, content, accountKind } = reading as Extract<typeof reading, { ok: true }>;
    expect({ bin, account, amount, content, accountKind }).toEqual({
      bin: sample.bin ?? undefined,
      account: sample.account ?? undefined,
      amount: sample.amount ?? undefined,
      content: sample.content ?? undefined,
      accountKind: accountKinds[sample.service ?? ''],
    });
  });

  it('have both verdicts among them', () => {
    expect(samples.filter((sample) => sample.verdict === 'draw')).toHaveLength(14);
    expect(samples.filter((sample) => sample.verdict === 'refuse')).toHaveLength(9);
  });
});

it('returns every part of a code', () => {
  const parts = { amount: '120000', content: 'ORDER99999', merchantName: 'TRAM DANG KIEM', billNumber: 'B1' };
  expect(readVietQr(encodeVietQr(parts))).toEqual({
    ok: true,
    scheme: 'vietqr',
    bin: '970436',
    bankName: 'Vietcombank',
    account: '0011001932418',
    accountKind: 'account',
    amount: 120000,
    currency: '704',
    content: 'ORDER99999',
    billNumber: 'B1',
    merchantName: 'TRAM DANG KIEM',
    isOneTime: true,
    warnings: [],
  });
});

it('returns the merchant of a payment to a merchant, and no account', () => {
  const text =
    '00020101021238540010A000000727012600069704030112TTDKSHOP00010206QRPUSH52047549530370454061200005802VN5914TRAM DANG KIEM6005HANOI62140110ORDER9999963042F63';
  expect(readVietQr(text)).toEqual({
    ok: true,
    scheme: 'vietqr',
    bin: '970403',
    bankName: 'Sacombank',
    merchantId: 'TTDKSHOP0001',
    amount: 120000,
    currency: '704',
    billNumber: 'ORDER99999',
    merchantName: 'TRAM DANG KIEM',
    isOneTime: true,
    warnings: [],
  });
});

const fields = vietQrFields({ amount: '120000', content: 'ORDER99999' });
const replaced = (id: string, ...values: Field[]) =>
  fields.flatMap((field) => (field[0] === id ? values : [field]));
const sealed = (list: readonly Field[]) => seal(encodeFields(list));
const napas = (...parts: Field[]) => sealed(replaced('38', ['38', parts]));
const receiver: Field = [
  '01',
  [
    ['00', '970436'],
    ['01', '0011001932418'],
  ],
];
const guid: Field = ['00', 'A000000727'];

describe('accepts', () => {
  it.each<[string, string, object]>([
    ['fields in another order', sealed([fields[0]!, ...fields.slice(1).reverse()]), { amount: 120000 }],
    ['a CRC in lower case', encodeVietQr().replace(/.{4}$/, (crc) => crc.toLowerCase()), { ok: true }],
    ['an amount with decimals of zero', encodeVietQr({ amount: '120000.00' }), { amount: 120000 }],
    ['an amount with a part of a dong', encodeVietQr({ amount: '120000.5' }), { amount: 120000.5 }],
    ['an amount of 13 digits', encodeVietQr({ amount: '9999999999999' }), { amount: 9999999999999 }],
    ['another currency, which it returns', encodeVietQr({ currency: '840' }), { currency: '840' }],
    ['an unknown BIN', encodeVietQr({ bin: '123456' }), { bin: '123456' }],
    [
      'a merchant id with punctuation',
      encodeVietQr({ service: 'QRPUSH', account: 'TTDK-57/A 1' }),
      { merchantId: 'TTDK-57/A 1' },
    ],
    [
      'a name of 26',
      encodeVietQr({ merchantName: 'N'.repeat(26) }),
      { warnings: ['merchant_name_too_long'] },
    ],
    ['a name of 25', encodeVietQr({ merchantName: 'N'.repeat(25) }), { warnings: [] }],
    ['a content of 26', encodeVietQr({ content: 'C'.repeat(26) }), { warnings: ['content_too_long'] }],
    [
      'letters in an account',
      encodeVietQr({ account: 'PSP123456789000000x' }),
      { account: 'PSP123456789000000x' },
    ],
    ['several merchant accounts', sealed([...fields, ['26', [['00', 'vn.zalopay']]]]), { scheme: 'vietqr' }],
    ['a field it does not know', sealed([...fields, ['80', 'x']]), { scheme: 'vietqr' }],
    [
      "another scheme's account",
      sealed(replaced('38', ['02', '4123456789012'])),
      { scheme: 'other', amount: 120000, content: 'ORDER99999' },
    ],
    ['38 of another network', napas(['00', 'A000000999'], ['01', 'x']), { scheme: 'other' }],
  ])('%s', (_, text, expected) => {
    expect(readVietQr(text)).toMatchObject({ ok: true, ...expected });
  });

  it('returns no bank name for an unknown BIN', () => {
    expect(readVietQr(encodeVietQr({ bin: '123456' }))).not.toHaveProperty('bankName');
  });

  it('treats *** as absent, because it asks the payer for the value', () => {
    const reading = readVietQr(encodeVietQr({ content: '***', billNumber: '***' }));
    expect(reading.ok).toBe(true);
    expect(reading).not.toHaveProperty('content');
    expect(reading).not.toHaveProperty('billNumber');
  });

  it('distinguishes a one-time code from a reusable one', () => {
    expect(readVietQr(encodeVietQr({ isOneTime: true }))).toMatchObject({ isOneTime: true });
    expect(readVietQr(encodeVietQr({ isOneTime: false }))).toMatchObject({ isOneTime: false });
  });

  it('accepts 512 characters and refuses 513', () => {
    const name = (length: number): Field => ['80', 'x'.repeat(length)];
    const filler: Field[] = ['81', '82', '83'].map((id) => [id, 'x'.repeat(95)]);
    const rest = 512 - sealed([...fields, ...filler]).length - 4;
    expect(readVietQr(sealed([...fields, ...filler, name(rest)]))).toMatchObject({ ok: true });
    expect(readVietQr(sealed([...fields, ...filler, name(rest + 1)]))).toEqual({
      ok: false,
      reason: { code: 'too_long' },
    });
  });
});

describe('refuses, and returns only the reason,', () => {
  const good = encodeVietQr({ amount: '120000', content: 'ORDER99999' });
  it.each<[string, string, string, string?]>([
    ['nothing', '', 'not_emv'],
    ['a link', 'https://payment.momo.vn/pay', 'not_emv'],
    ['an old MoMo code', '2|99|0900000000|NGUYEN VAN A||0|0|120000', 'not_emv'],
    ['another version', sealed(replaced('00', ['00', '02'])), 'not_emv'],
    ['00 not first', sealed([...fields.slice(1), fields[0]!]), 'not_emv'],
    ['a leading space', ` ${good}`, 'not_emv'],
    ['a trailing line break', `${good}\n`, 'invisible_character'],
    ['a direction mark in the name', encodeVietQr({ merchantName: 'A\u202eB' }), 'invisible_character'],
    ['half of a character', encodeVietQr({ merchantName: 'A\ud83dB' }), 'invisible_character'],
    ['a zero-width space', encodeVietQr({ content: 'A\u200bB' }), 'invisible_character'],
    ['a Hangul filler', encodeVietQr({ content: 'A\u3164B' }), 'invisible_character'],
    ['a line separator', encodeVietQr({ content: 'A\u2028B' }), 'invisible_character'],
    ['a zero byte', encodeVietQr({ content: 'A\u0000B' }), 'invisible_character'],
    ['a trailing space', `${good} `, 'text_after_crc', '63'],
    ['the code twice', good + good, 'text_after_crc', '63'],
    ['63 before the end', sealed([...fields, ['63', 'ABCD'], ['64', 'x']]), 'text_after_crc', '63'],
    ['a CRC of three digits', `${good.slice(0, -8)}6303ABC`, 'bad_value', '63'],
    ['a CRC that is no number', good.replace(/.{4}$/, 'GHIJ'), 'bad_value', '63'],
    ['a CRC of full-width digits', good.replace(/.{4}$/, '１２３４'), 'bad_value', '63'],
    ['a CRC without the 6304', `${good.slice(0, -4)}${checksum(good.slice(0, -8))}`, 'crc_mismatch', '63'],
    ['an empty field', seal(`${encodeFields(fields)}8000`), 'bad_length', '80'],
    ['a negative length', seal(`${encodeFields(fields)}80-1`), 'bad_length', '80'],
    ['a length in full-width digits', seal(`${encodeFields(fields)}80０１x`), 'bad_length', '80'],
    ['a length over the end', `${good.slice(0, -8)}9999`, 'bad_length', '99'],
    ['a length cut off', `${good.slice(0, -8)}6`, 'bad_length', '62'],
    ['no point of initiation', sealed(replaced('01')), 'missing_field', '01'],
    ['an unknown point of initiation', sealed(replaced('01', ['01', '13'])), 'bad_value', '01'],
    ['no currency', sealed(replaced('53')), 'missing_field', '53'],
    ['a currency in letters', encodeVietQr({ currency: 'VND' }), 'bad_value', '53'],
    ['no country', sealed(replaced('58')), 'missing_field', '58'],
    ['another country', encodeVietQr({ country: 'TH' }), 'bad_value', '58'],
    ['no merchant account', sealed(replaced('38')), 'missing_field', '38'],
    ['a category and no merchant account', sealed(replaced('38', ['52', '7549'])), 'missing_field', '38'],
    ['a tip that the payer enters', sealed([...fields, ['55', '01']]), 'surcharge', '55'],
    ['a fixed fee', sealed([...fields, ['56', '50000']]), 'surcharge', '56'],
    ['a fee in per cent', sealed([...fields, ['57', '5']]), 'surcharge', '57'],
    ['two receivers', sealed([...fields, fields[2]!]), 'duplicate_field', '38'],
    ['two additional data', sealed([...fields, ['62', [['08', 'OTHER']]]]), 'duplicate_field', '62'],
    [
      'two contents',
      sealed(
        replaced('62', [
          '62',
          [
            ['08', 'A'],
            ['08', 'B'],
          ],
        ]),
      ),
      'duplicate_field',
      '62/08',
    ],
    ['a broken 62', sealed(replaced('62', ['62', '0810ORDER'])), 'bad_length', '62/08'],
    ['a 62 that is no template', sealed(replaced('62', ['62', 'ORDER99999'])), 'bad_length', '62'],
    ['a 38 that is no template', sealed(replaced('38', ['38', 'ACCOUNT'])), 'bad_length', '38'],
    ['two accounts in one receiver', napas(guid, receiver, receiver), 'duplicate_field', '38/01'],
    ['no receiver', napas(guid, ['02', 'QRIBFTTA']), 'missing_field', '38/01'],
    ['no BIN', napas(guid, ['01', [['01', '001']]], ['02', 'QRIBFTTA']), 'missing_field', '38/01/00'],
    ['no account', napas(guid, ['01', [['00', '970436']]], ['02', 'QRIBFTTA']), 'missing_field', '38/01/01'],
    ['no service', napas(guid, receiver), 'missing_field', '38/02'],
    ['a cash withdrawal', encodeVietQr({ service: 'QRCASH' }), 'not_a_payment', '38/02'],
    [
      'no merchant id',
      napas(guid, ['01', [['00', '970436']]], ['02', 'QRPUSH']),
      'missing_field',
      '38/01/01',
    ],
    [
      'a merchant id of twenty',
      encodeVietQr({ service: 'QRPUSH', account: 'M'.repeat(20) }),
      'bad_value',
      '38/01/01',
    ],
    ['an unknown service', encodeVietQr({ service: 'QRIBFTTX' }), 'bad_value', '38/02'],
    ['a BIN of five', encodeVietQr({ bin: '97043' }), 'bad_value', '38/01/00'],
    ['an account of twenty', encodeVietQr({ account: '1'.repeat(20) }), 'bad_value', '38/01/01'],
    ['an account with a space', encodeVietQr({ account: '0011 001' }), 'bad_value', '38/01/01'],
    ['an account in full-width digits', encodeVietQr({ account: '００１１' }), 'bad_value', '38/01/01'],
    ...(
      [
        ' 120000',
        '120 000',
        '120,000',
        '1.200.00',
        '-120000',
        '1e5',
        '0x1F',
        '.5',
        'NaN',
        '１２００００',
      ] as const
    ).map(
      (amount) =>
        [`the amount ${amount}`, encodeVietQr({ amount }), 'bad_value', '54'] as [
          string,
          string,
          string,
          string,
        ],
    ),
    ['an amount of 14 digits', encodeVietQr({ amount: '1'.repeat(14) }), 'bad_value', '54'],
  ])('%s', (_, text, code, field) => {
    expect(readVietQr(text)).toEqual({ ok: false, reason: field === undefined ? { code } : { code, field } });
  });
});
