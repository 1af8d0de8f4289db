import type { LengthUnit } from '../../src/payment/emvFields.js';

/** A field of a code: its value, or the fields of a template. */
export type Field = readonly [id: string, value: string | readonly Field[]];

/** CRC-16/CCITT-FALSE by long division. Independent of the library's implementation, so that they check each other. */
export function checksum(text: string): string {
  let bits = '';
  for (const byte of Buffer.from(text, 'utf8')) bits += byte.toString(2).padStart(8, '0');
  let remainder = 0xffff;
  for (const bit of bits) {
    const isOut = ((remainder >> 15) & 1) !== Number(bit);
    remainder = (remainder << 1) & 0xffff;
    if (isOut) remainder ^= 0x1021;
  }
  return remainder.toString(16).toUpperCase().padStart(4, '0');
}

export function encodeFields(fields: readonly Field[], unit: LengthUnit = 'characters'): string {
  return fields
    .map(([id, value]) => {
      const text = typeof value === 'string' ? value : encodeFields(value, unit);
      const length = unit === 'bytes' ? Buffer.byteLength(text) : text.length;
      return `${id}${String(length).padStart(2, '0')}${text}`;
    })
    .join('');
}

/** Appends the correct CRC. */
export function seal(text: string): string {
  return `${text}6304${checksum(`${text}6304`)}`;
}

export interface CodeParts {
  bin?: string;
  account?: string;
  service?: string;
  amount?: string;
  content?: string;
  currency?: string;
  country?: string;
  merchantName?: string;
  billNumber?: string;
  isOneTime?: boolean;
}

/** The fields of a code for a NAPAS account, without 63. */
export function vietQrFields(parts: CodeParts = {}): Field[] {
  const details: Field[] = [];
  if (parts.billNumber !== undefined) details.push(['01', parts.billNumber]);
  if (parts.content !== undefined) details.push(['08', parts.content]);
  return [
    ['00', '01'],
    ['01', (parts.isOneTime ?? true) ? '12' : '11'],
    [
      '38',
      [
        ['00', 'A000000727'],
        [
          '01',
          [
            ['00', parts.bin ?? '970436'],
            ['01', parts.account ?? '0011001932418'],
          ],
        ],
        ['02', parts.service ?? 'QRIBFTTA'],
      ],
    ],
    ['53', parts.currency ?? '704'],
    ...(parts.amount === undefined ? [] : [['54', parts.amount] as const]),
    ['58', parts.country ?? 'VN'],
    ...(parts.merchantName === undefined ? [] : [['59', parts.merchantName] as const]),
    ...(details.length > 0 ? [['62', details] as const] : []),
  ];
}

/** A complete code. */
export function encodeVietQr(parts: CodeParts = {}, unit: LengthUnit = 'characters'): string {
  return seal(encodeFields(vietQrFields(parts), unit));
}
