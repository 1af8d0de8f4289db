import { en } from './en.js';
import { vi, type MessageOverrides, type Messages } from './vi.js';

/** Languages that come with the package. */
export type Locale = 'vi' | 'en';

/** The catalogue of a locale with a host's own sentences over it. */
export function resolveMessages(locale: Locale, overrides: MessageOverrides = {}): Messages {
  const base = locale === 'en' ? en : vi;
  return { ...base, ...overrides, errors: { ...base.errors, ...overrides.errors } };
}
