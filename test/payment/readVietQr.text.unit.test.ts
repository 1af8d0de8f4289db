import { describe, expect, it } from 'vitest';
import { crc16 } from '../../src/contract/crc16.js';
import { readVietQr } from '../../src/payment/readVietQr.js';
import { checksum, encodeFields, encodeVietQr, seal, vietQrFields } from './encodeVietQr.js';

describe('lengths of text that is not ASCII', () => {
  const parts = { amount: '120000', merchantName: 'Đăng kiểm Hà Nội', content: 'Thanh toán' };

  it.each(['characters', 'bytes'] as const)('reads them counted in %s', (counting) => {
    expect(readVietQr(encodeVietQr(parts, counting))).toMatchObject({
      ok: true,
      amount: 120000,
      merchantName: 'Đăng kiểm Hà Nội',
      content: 'Thanh toán',
    });
  });

  it('reads characters of four bytes in either way', () => {
    const smile = { merchantName: 'A😀B' };
    expect(readVietQr(encodeVietQr(smile, 'characters'))).toMatchObject(smile);
    expect(readVietQr(encodeVietQr(smile, 'bytes'))).toMatchObject(smile);
  });

  it('refuses a mixture of both', () => {
    const text =
      encodeFields([...vietQrFields({}), ['59', 'Đăng kiểm']], 'bytes') + encodeFields([['60', 'Hà Nội']]);
    expect(readVietQr(seal(text))).toMatchObject({ ok: false });
  });

  it('refuses a code that both ways can read, to different amounts', () => {
    // In bytes 59 ends after the five letters, and 54 asks for 9; in characters 59 swallows that, and 54 asks for 120000.
    const start = encodeFields(vietQrFields({}).filter(([id]) => id !== '54'));
    const swallowed = '54019';
    const inBytes = `5910ĐĐĐĐĐ${swallowed}`;
    expect(readVietQr(seal(start + inBytes))).toEqual({ ok: false, reason: { code: 'ambiguous_length' } });
  });
});

it('agrees with an independent CRC, and with its published check value', () => {
  expect(crc16('123456789')).toBe(0x29b1);
  for (const text of ['', 'A', 'Đăng kiểm', '😀'])
    expect(crc16(text)).toBe(Number.parseInt(checksum(text), 16));
});
