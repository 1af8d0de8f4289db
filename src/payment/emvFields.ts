import type { VietQrRefusal } from './VietQrReading.js';

/** The values of a template, by field id. */
export type EmvFields = ReadonlyMap<string, string>;

/** Lengths count characters or UTF-8 bytes, depending on the generator. */
export type LengthUnit = 'characters' | 'bytes';

/** A code breaks a rule. */
export class EmvError extends Error {
  override readonly name = 'EmvError';
  constructor(
    readonly code: VietQrRefusal['code'],
    readonly field: string,
  ) {
    super(code);
  }
}

/** UTF-8 bytes of one UTF-16 code unit; each half of a surrogate pair counts two of its four bytes. */
function byteLengthOf(codeUnit: number): number {
  if (codeUnit < 0x80) return 1;
  return codeUnit < 0x800 || (codeUnit >= 0xd800 && codeUnit < 0xe000) ? 2 : 3;
}

/** End of a value of `length` UTF-8 bytes from `start`, or `NaN` where it is inside a character or beyond the text. */
function endOfBytes(text: string, start: number, length: number): number {
  let end = start;
  let remaining = length;
  for (; remaining > 0 && end < text.length; end += 1) remaining -= byteLengthOf(text.charCodeAt(end));
  return remaining === 0 ? end : Number.NaN;
}

const twoDigits = /^\d\d$/;

/**
 * Splits a template (tag-length-value text) into its fields.
 * @param path - The enclosing templates, for example `38/`; empty for the whole code.
 * @throws {EmvError}
 */
export function parseEmvFields(text: string, path: string, unit: LengthUnit): EmvFields {
  const fields = new Map<string, string>();
  let field = path.slice(0, -1);
  let position = 0;
  while (position < text.length) {
    if (path === '' && fields.has('63')) throw new EmvError('text_after_crc', field);
    const id = text.slice(position, position + 2);
    if (!twoDigits.test(id)) throw new EmvError('bad_length', field);
    field = path + id;
    if (fields.has(id)) throw new EmvError('duplicate_field', field);
    const length = text.slice(position + 2, position + 4);
    if (!twoDigits.test(length) || length === '00') throw new EmvError('bad_length', field);
    const start = position + 4;
    position = unit === 'bytes' ? endOfBytes(text, start, Number(length)) : start + Number(length);
    if (!(position <= text.length)) throw new EmvError('bad_length', field);
    fields.set(id, text.slice(start, position));
  }
  return fields;
}

/**
 * The value of a field that may be missing.
 * @param field - Its id, with the path of its templates: `54`, `38/01/01`.
 * @throws {EmvError} when the value breaks the rule.
 */
export function optionalField(fields: EmvFields, field: string, rule: RegExp): string | undefined {
  const value = fields.get(field.slice(-2));
  if (value !== undefined && !rule.test(value)) throw new EmvError('bad_value', field);
  return value;
}

/**
 * The value of a field that must be there.
 * @throws {EmvError} when the field is missing or its value breaks the rule.
 */
export function requireField(fields: EmvFields, field: string, rule: RegExp): string {
  const value = optionalField(fields, field, rule);
  if (value === undefined) throw new EmvError('missing_field', field);
  return value;
}
