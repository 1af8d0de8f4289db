/** Why a code cannot be trusted. */
export interface VietQrRefusal {
  code:
    /** Does not start like an EMVCo merchant-presented code (`000201`). */
    | 'not_emv'
    /** Longer than EMVCo's 512 characters. */
    | 'too_long'
    /** Contains an invisible character (control or format character, lone surrogate). */
    | 'invisible_character'
    /** A length is not 01-99 or does not fit: the text ends inside the field, or no field starts after it. */
    | 'bad_length'
    | 'duplicate_field'
    | 'missing_field'
    /** The value breaks the field's rule. */
    | 'bad_value'
    /** Adds a tip or fee to the amount (fields 55-57), which VietQR does not have. */
    | 'surcharge'
    /** Withdraws cash (service `QRCASH`) instead of making a payment. */
    | 'not_a_payment'
    | 'text_after_crc'
    | 'crc_mismatch'
    /** The lengths fit both counted in characters and counted in bytes, so that two readers may see different codes. */
    | 'ambiguous_length';
  /** The field at fault, with its templates: `54`, `38/01/01`. */
  field?: string;
}

/** What every valid code has. */
export interface EmvCode {
  ok: true;
  /** 54, in units of `currency`. Absent: the payer enters it. */
  amount?: number;
  /** 53, ISO 4217 number: `704` is VND. */
  currency: string;
  /** 62/08 verbatim. Absent, too, when the code asks the payer for it (`***`). */
  content?: string;
  /** 62/01 verbatim. Absent, too, when the code asks the payer for it (`***`). */
  billNumber?: string;
  /** 59. */
  merchantName?: string;
  /** 01: made for a single payment (`12`), or reusable (`11`). */
  isOneTime: boolean;
  /** Broken rules that do not affect the payment: 59 or 62/08 longer than 25 characters. */
  warnings: readonly ('merchant_name_too_long' | 'content_too_long')[];
}

interface NapasCode extends EmvCode {
  scheme: 'vietqr';
  /** Six digits: the bank, wallet or acquirer. */
  bin: string;
  /** Absent for a BIN that is not on our list. */
  bankName?: string;
}

/** A transfer through NAPAS to an account (`QRIBFTTA`) or card (`QRIBFTTC`). */
export interface AccountCode extends NapasCode {
  /** Account or card number, verbatim. */
  account: string;
  accountKind: 'account' | 'card';
  merchantId?: never;
}

/** A payment through NAPAS to a merchant (`QRPUSH`). It names no account, so nobody can make it as a transfer. */
export interface MerchantCode extends NapasCode {
  /** The merchant's id at the acquirer, verbatim. */
  merchantId: string;
  account?: never;
  accountKind?: never;
}

/** A valid code of another scheme. It can be drawn, but names no bank account. */
export interface OtherCode extends EmvCode {
  scheme: 'vnpay' | 'other';
  bin?: never;
  bankName?: never;
  account?: never;
  accountKind?: never;
  merchantId?: never;
}

/** A valid code. */
export type VietQrCode = AccountCode | MerchantCode | OtherCode;

/** The content of a valid code, or the reason why a code was refused. */
export type VietQrReading = VietQrCode | { ok: false; reason: VietQrRefusal };
