import type { Redactor } from './createRedactor.js';

const longNumber = /[:,[\s]-?\d{16}/;
const stringOrInteger = /"(?:[^"\\]|\\.)*"|-?\d{16,}(?![\d.eE])/g;

/**
 * Parses JSON of the API. Integers that a number cannot represent exactly become strings of their digits, so that a long order id is not rounded.
 * The API key is removed from strings; numbers stay, because an all-digit key may be equal to one by chance.
 * @throws SyntaxError when the text is not JSON.
 */
export function parseJson(text: string, redactor: Redactor): unknown {
  const exact = longNumber.test(text) ? text.replace(stringOrInteger, quoteUnsafe) : text;
  return redactor.hasKey(exact) ? JSON.parse(exact, redactStrings(redactor)) : JSON.parse(exact);
}

function quoteUnsafe(token: string): string {
  return token.startsWith('"') || Number.isSafeInteger(Number(token)) ? token : `"${token}"`;
}

function redactStrings({ hasKey, redact }: Redactor) {
  return (_: string, value: unknown): unknown => {
    if (typeof value === 'string') return redact(value);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    const fields = Object.entries(value);
    if (!fields.some(([name]) => hasKey(name))) return value;
    return Object.fromEntries(fields.map(([name, field]) => [redact(name), field]));
  };
}
