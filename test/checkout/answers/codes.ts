import { crc16 } from '../../../src/contract/crc16.js';
import { vietQrText, vnpayQrText, type VietQrFields } from '../../../src/sandbox/vietQrText.js';

/** A bank code that agrees with the contract's own sample, with some fields of its own. */
export const bankCode = (fields: Partial<VietQrFields> = {}): string =>
  vietQrText({
    bankBin: '970423',
    accountNumber: '0099999999',
    amount: 120_000,
    content: 'ORDER99999',
    merchantName: 'CONG TY TNHH TTDK',
    ...fields,
  });

/** A code of VNPAY's own scheme. */
export const vnpayCode = (amount = 120_000): string => vnpayQrText('01087990', amount, 'ORDER99999');

/** Replaces text inside a code, and gives it the CRC that fits. */
export function alter(code: string, from: string, to: string): string {
  const open = code.slice(0, -4).replace(from, to);
  return open + crc16(open).toString(16).toUpperCase().padStart(4, '0');
}

/** The same code with a CRC that does not fit. */
export const spoil = (code: string): string => code.slice(0, -1) + (code.endsWith('0') ? '1' : '0');
