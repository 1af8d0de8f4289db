import { crc16 } from '../contract/crc16.js';

/** What a VietQR code of the sandbox says. */
export interface VietQrFields {
  /** Six digits at NAPAS. */
  bankBin: string;
  accountNumber: string;
  /** VND; `null`: the payer types it. */
  amount: number | null;
  /** Transfer content, at most 25 ASCII characters. */
  content: string;
  /** At most 25 ASCII characters. */
  merchantName: string;
}

const field = (id: string, value: string) => `${id}${String(value.length).padStart(2, '0')}${value}`;

/** Ends a code with its CRC (field 63). */
function closeWithCrc(text: string): string {
  const open = `${text}6304`;
  return open + crc16(open).toString(16).toUpperCase().padStart(4, '0');
}

/** Writes a one-time VietQR code (NAPAS v1.0) with a matching CRC. */
export function vietQrText({ bankBin, accountNumber, amount, content, merchantName }: VietQrFields): string {
  const beneficiary = field('00', bankBin) + field('01', accountNumber);
  return closeWithCrc(
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

/** Writes a code of VNPAY's own scheme (account template 26), which names no bank account. */
export function vnpayQrText(terminal: string, amount: number, content: string): string {
  return closeWithCrc(
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
