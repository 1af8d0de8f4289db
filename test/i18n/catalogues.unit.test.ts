import { describe, expect, it } from 'vitest';
import { en } from '../../src/i18n/en.js';
import { resolveMessages } from '../../src/i18n/resolveMessages.js';
import { vi, type Messages } from '../../src/i18n/vi.js';

const flatten = ({ errors, ...messages }: Messages): [string, string][] => [
  ...Object.entries(messages),
  ...Object.entries(errors).map(([key, text]): [string, string] => [`errors.${key}`, text]),
];
const placeholders = (text: string) => text.match(/\{\w+\}/g)?.sort() ?? [];

describe('catalogues', () => {
  it('have the same keys, in the same order', () => {
    expect(flatten(en).map(([key]) => key)).toEqual(flatten(vi).map(([key]) => key));
  });

  it.each(flatten(vi))('%s has a sentence in both, with the same placeholders', (key, text) => {
    const english = new Map(flatten(en)).get(key) ?? '';
    expect(text.trim()).not.toBe('');
    expect(english.trim()).not.toBe('');
    expect(placeholders(english)).toEqual(placeholders(text));
  });

  it('have no English in Vietnamese and no Vietnamese in English', () => {
    expect(
      flatten(en)
        .map(([, text]) => text)
        .join(' '),
    ).not.toMatch(/[đơưăạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/i);
  });

  it('accept single overrides, also in `errors` and by API code', () => {
    const messages = resolveMessages('en', {
      pay: 'Pay now',
      errors: { timeout: 'Too slow.', NO_SLOT: 'Full.' },
    });
    expect(messages.pay).toBe('Pay now');
    expect(messages.copy).toBe(en.copy);
    expect(messages.errors.timeout).toBe('Too slow.');
    expect(messages.errors.network).toBe(en.errors.network);
    expect(messages.errors).toHaveProperty('NO_SLOT', 'Full.');
  });
});
