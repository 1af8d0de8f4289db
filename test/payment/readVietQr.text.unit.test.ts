import { describe, expect, it } from 'vitest';
import { crc16 } from '../../src/contract/crc16.js';
import { readVietQr } from '../../src/payment/readVietQr.js';
import { checksum, encodeFields, encodeVietQr, seal, vietQrFields } from './encodeVietQr.js';

describe('the lengths of text that is not ASCII', () => {
  const parts = { amount: '120000', merchantName: 'Đăng kiểm Hà Nội', content: 'Thanh toán' };

  it.each(['characters', 'bytes'] as const)('may count %s', (unit) => {
    expect(readVietQr(encodeVietQr(parts, unit))).toMatchObject({
      ok: true,
      amount: 120000,
      merchantName: 'Đăng kiểm Hà Nội',
      content: 'Thanh toán',
    });
  });

  it('may count a character of four bytes in both ways', () => {
    const smile = { merchantName: 'A😀B' };
    expect(readVietQr(encodeVietQr(smile, 'characters'))).toMatchObject(smile);
    expect(readVietQr(encodeVietQr(smile, 'bytes'))).toMatchObject(smile);
  });

  it('may not count both in one code', () => {
    const text =
      encodeFields([...vietQrFields({}), ['59', 'Đăng kiểm']], 'bytes') + encodeFields([['60', 'Hà Nội']]);
    expect(readVietQr(seal(text))).toMatchObject({ ok: false });
  });

  it('may not fit both ways, with different amounts', () => {
    // Counted in bytes, 59 ends after five letters, and 54 is 9. Counted in characters, 59 includes that field, and there is no amount.
    const start = encodeFields(vietQrFields({}).filter(([id]) => id !== '54'));
    const swallowed = '54019';
    const inBytes = `5910ĐĐĐĐĐ${swallowed}`;
    expect(readVietQr(seal(start + inBytes))).toEqual({ ok: false, reason: { code: 'ambiguous_length' } });
  });

  it('may not fit both ways even if one of them gives a code that is refused', () => {
    const start = encodeFields(vietQrFields({ amount: '120000' }));
    // A tip, field 55, which is in 59 when counted in characters.
    const tipInBytes = '5910ĐĐĐĐĐ55011';
    // A tip which is in 80 when counted in bytes.
    const tipInCharacters = '5910ĐĐĐĐĐ8006A55011';
    for (const end of [tipInBytes, tipInCharacters])
      expect(readVietQr(seal(start + end))).toEqual({ ok: false, reason: { code: 'ambiguous_length' } });
  });

  it('give the reason of the way that fits', () => {
    const cash = encodeVietQr({ ...parts, service: 'QRCASH' }, 'bytes');
    expect(readVietQr(cash)).toEqual({ ok: false, reason: { code: 'not_a_payment', field: '38/02' } });
  });
});

it('uses the published CRC, and the same as an independent implementation', () => {
  expect(crc16('123456789')).toBe(0x29b1);
  for (const text of ['', 'A', 'Đăng kiểm', '😀'])
    expect(crc16(text)).toBe(Number.parseInt(checksum(text), 16));
});
