import { crc16 } from '../contract/crc16.js';

/** Fields of a VietQR code. */
export interface VietQrFields {
  /** The bank's six-digit NAPAS number. */
  bankBin: string;
  accountNumber: string;
  /** VND; `null` when the payer enters the amount. */
  amount: number | null;
  /** Transfer content, at most 25 ASCII characters. */
  content: string;
  /** At most 25 ASCII characters. */
  merchantName: string;
}

const field = (id: string, value: string) => `${id}${String(value.length).padStart(2, '0')}${value}`;

/** Appends the CRC (field 63). */
function appendCrc(text: string): string {
  const open = `${text}6304`;
  return open + crc16(open).toString(16).toUpperCase().padStart(4, '0');
}

/** Creates the text of a one-time VietQR code (NAPAS v1.0) with a valid CRC. */
export function vietQrText({ bankBin, accountNumber, amount, content, merchantName }: VietQrFields): string {
  const beneficiary = field('00', bankBin) + field('01', accountNumber);
  return appendCrc(
    [
      field('00', '01'),
      field('01', '12'),
      field('38', field('00', 'A000000727') + field('01', beneficiary) + field('02', 'QRIBFTTA')),
      field('53', '704'),
      amount === null ? '' : field('54', String(amount)),
      field('58', 'VN'),
      field('59', merchantName),
      field('62', field('08', content)),
    ].join(''),
  );
}

/** Creates the text of a code of the VNPAY scheme (account template 26), which contains no bank account. */
export function vnpayQrText(terminal: string, amount: number, content: string): string {
  return appendCrc(
    [
      field('00', '01'),
      field('01', '12'),
      field('26', field('00', 'A000000775') + field('01', terminal)),
      field('52', '7549'),
      field('53', '704'),
      field('54', String(amount)),
      field('58', 'VN'),
      field('59', 'TTDK'),
      field('60', 'HANOI'),
      field('62', field('08', content)),
    ].join(''),
  );
}
