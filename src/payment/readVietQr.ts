import { crc16 } from '../contract/crc16.js';
import { banks } from './banks.js';

/** Why a code cannot be trusted. */
export interface VietQrRefusal {
  code:
    /** Does not begin as an EMVCo merchant-presented code does (`000201`). */
    | 'not_emv'
    /** Over EMVCo's 512 characters. */
    | 'too_long'
    /** Holds a character that cannot be seen (control, direction mark, half of a surrogate pair). */
    | 'invisible_character'
    /** A length is not 01-99, or does not fit: the text ends inside the field, or no other field begins after it. */
    | 'bad_length'
    | 'duplicate_field'
    | 'missing_field'
    /** The value breaks the field's own rule. */
    | 'bad_value'
    /** Asks for a tip or fee on top of the amount (55-57), which VietQR does not know. */
    | 'surcharge'
    | 'text_after_crc'
    | 'crc_mismatch'
    /** Lengths fit both counted in characters and counted in bytes, with different meanings. */
    | 'ambiguous_length';
  /** The field at fault, with the templates around it: `54`, `38/01/01`. */
  field?: string;
}

/** What every code says that could be read. */
interface EmvCode {
  ok: true;
  /** 54, in units of `currency`. Absent: the payer types it. */
  amount?: number;
  /** 53, ISO 4217 number: `704` is VND. */
  currency: string;
  /** 62/08, verbatim. Absent also when the code asks the payer for it (`***`). */
  content?: string;
  /** 62/01. */
  billNumber?: string;
  /** 59. */
  merchantName?: string;
  /** 01: made for one payment (`12`), or to be used again (`11`). */
  isOneTime: boolean;
  /** Breaks of the rules that move no money: 59 or 62/08 over 25 characters. */
  warnings: readonly ('merchant_name_too_long' | 'content_too_long')[];
}

/** A code that names an account at NAPAS. */
interface VietQrCode extends EmvCode {
  scheme: 'vietqr';
  /** Six digits. */
  bin: string;
  /** Absent for a BIN that is not on our list. */
  bankName?: string;
  /** Account or card number, verbatim. */
  account: string;
  accountKind: 'account' | 'card';
}

/** A sound code of another scheme: it can be drawn, but names no bank account. */
interface OtherCode extends EmvCode {
  scheme: 'vnpay' | 'other';
  bin?: never;
  bankName?: never;
  account?: never;
  accountKind?: never;
}

/** Result of `readVietQr`: the fields of a valid code, or the reason why the text is none. */
export type VietQrReading = VietQrCode | OtherCode | { ok: false; reason: VietQrRefusal };

class Refusal extends Error {
  constructor(
    readonly code: VietQrRefusal['code'],
    readonly field: string,
  ) {
    super(code);
  }
}

type Fields = ReadonlyMap<string, string>;

/** UTF-8 bytes of one UTF-16 unit; the four bytes of a surrogate pair are shared by its halves. */
function bytesOf(unit: number): number {
  if (unit < 0x80) return 1;
  return unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 2 : 3;
}

/** Where the value that begins at `start` ends, its length counted in UTF-8 bytes; `NaN` where it would end inside a character or beyond the text. */
function endOfBytes(text: string, start: number, length: number): number {
  let end = start;
  let left = length;
  for (; left > 0 && end < text.length; end += 1) left -= bytesOf(text.charCodeAt(end));
  return left === 0 ? end : Number.NaN;
}

const twoDigits = /^\d\d$/;
/** Characters that a name or content may have. */
const maxTextLength = 25;

/** Splits a template into its fields. `path`: the templates around it, `''` for the code itself. */
function readFields(text: string, path: string, inBytes: boolean): Fields {
  const fields = new Map<string, string>();
  let field = path.slice(0, -1);
  let position = 0;
  while (position < text.length) {
    if (path === '' && fields.has('63')) throw new Refusal('text_after_crc', field);
    const id = text.slice(position, position + 2);
    if (!twoDigits.test(id)) throw new Refusal('bad_length', field);
    field = path + id;
    if (fields.has(id)) throw new Refusal('duplicate_field', field);
    const length = text.slice(position + 2, position + 4);
    if (!twoDigits.test(length) || length === '00') throw new Refusal('bad_length', field);
    const start = position + 4;
    position = inBytes ? endOfBytes(text, start, Number(length)) : start + Number(length);
    if (!(position <= text.length)) throw new Refusal('bad_length', field);
    fields.set(id, text.slice(start, position));
  }
  return fields;
}

/** The value of an optional field (`field` with the path around it), held against its rule. */
function find(fields: Fields, field: string, rule: RegExp): string | undefined {
  const value = fields.get(field.slice(-2));
  if (value !== undefined && !rule.test(value)) throw new Refusal('bad_value', field);
  return value;
}

function demand(fields: Fields, field: string, rule: RegExp): string {
  const value = find(fields, field, rule);
  if (value === undefined) throw new Refusal('missing_field', field);
  return value;
}

function readCode(text: string, inBytes: boolean): VietQrCode | OtherCode {
  const root = readFields(text, '', inBytes);
  const crc = demand(root, '63', /^[\da-f]{4}$/i);
  if (Number.parseInt(crc, 16) !== crc16(text.slice(0, -4))) throw new Refusal('crc_mismatch', '63');

  const isOneTime = demand(root, '01', /^1[12]$/) === '12';
  const currency = demand(root, '53', /^\d{3}$/);
  const amount = find(root, '54', /^(?=.{1,13}$)\d+\.?\d*$/);
  demand(root, '58', /^VN$/);
  for (const field of ['55', '56', '57']) if (root.has(field)) throw new Refusal('surcharge', field);
  if (![...root.keys()].some((id) => id > '01' && id < '52')) throw new Refusal('missing_field', '38');

  const details = readFields(root.get('62') ?? '', '62/', inBytes);
  const answer = (id: string) => (details.get(id) === '***' ? undefined : details.get(id));
  const merchantName = root.get('59');
  const content = answer('08');
  const billNumber = answer('01');
  const warnings: EmvCode['warnings'][number][] = [];
  const code: EmvCode = { ok: true, currency, isOneTime, warnings };
  if (amount !== undefined) code.amount = Number(amount);
  if (content !== undefined) code.content = content;
  if (billNumber !== undefined) code.billNumber = billNumber;
  if (merchantName !== undefined) code.merchantName = merchantName;
  if (merchantName && merchantName.length > maxTextLength) warnings.push('merchant_name_too_long');
  if (content && content.length > maxTextLength) warnings.push('content_too_long');

  const napas = readFields(root.get('38') ?? '', '38/', inBytes);
  if (napas.get('00') !== 'A000000727')
    return Object.assign(code, {
      scheme: root.get('26')?.startsWith('0010A000000775') ? 'vnpay' : 'other',
    } as const);
  const receiver = readFields(demand(napas, '38/01', /^/), '38/01/', inBytes);
  const bin = demand(receiver, '38/01/00', /^\d{6}$/);
  const bankName = banks[bin];
  return Object.assign(
    code,
    {
      scheme: 'vietqr',
      bin,
      account: demand(receiver, '38/01/01', /^[\da-z]{1,19}$/i),
      accountKind: demand(napas, '38/02', /^QRIBFTT[AC]$/).endsWith('C') ? 'card' : 'account',
    } as const,
    bankName !== undefined && { bankName },
  );
}

function attempt(text: string, inBytes: boolean): VietQrReading {
  try {
    return readCode(text, inBytes);
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, reason: { code: error.code, field: error.field } };
    throw error;
  }
}

/**
 * Reads the text of a VietQR code, or of any other EMVCo merchant-presented code: what it asks for, or the one reason why it cannot be trusted.
 * Strict, because what is drawn will be paid; never throws; takes time in proportion to the text.
 *
 * Generators disagree whether a length counts characters or UTF-8 bytes. ASCII reads the same either way. Other text is read both ways, and must make sense in
 * exactly one: then a banking app that counts the other way cannot read the code at all, rather than read another amount or account.
 *
 * Rules: NAPAS "Định dạng mã VietQR" v1.0 (09/2021) and EMVCo merchant-presented mode. A matching CRC says that a code arrived whole, not who made it.
 */
export function readVietQr(text: string): VietQrReading {
  if (!text.startsWith('000201')) return { ok: false, reason: { code: 'not_emv' } };
  if (text.length > 512) return { ok: false, reason: { code: 'too_long' } };
  const isAscii = /^[ -~]*$/.test(text);
  if (!isAscii && /\p{C}/u.test(text)) return { ok: false, reason: { code: 'invisible_character' } };
  const inCharacters = attempt(text, false);
  if (isAscii) return inCharacters;
  const inBytes = attempt(text, true);
  if (!inBytes.ok) return inCharacters;
  return inCharacters.ok ? { ok: false, reason: { code: 'ambiguous_length' } } : inBytes;
}
