/** A shorter key could be part of any word, and redacting it would corrupt responses. */
const minKeyLength = 6;

/** Replaces every occurrence of the API key. */
export interface Redactor {
  /** Whether the text contains the key in plain, percent-encoded or JSON-escaped form, or in a mixture of them. */
  hasKey: (text: string) => boolean;
  /** The text with `***` in place of the key. */
  redact: (text: string) => string;
}

/** Creates a redactor for one API key. */
export function createRedactor(apiKey: string): Redactor {
  if (apiKey.length < minKeyLength) return { hasKey: () => false, redact: (text) => text };
  const key = new RegExp(Array.from(apiKey, toPattern).join(''), 'g');
  // Most texts have no escapes, and a plain search is much faster.
  const hasKey = (text: string) => text.includes(apiKey) || (/[%\\]/.test(text) && text.search(key) >= 0);
  return { hasKey, redact: (text) => text.replace(key, '***') };
}

function toPattern(character: string): string {
  const code = character.charCodeAt(0).toString(16);
  const hex = code.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
  // Nested JSON has several backslashes.
  return `(?:\\\\*\\x${code}|%${hex}|\\\\+u00${hex})`;
}
