import { en } from './en.js';
import { vi, type MessageOverrides, type Messages } from './vi.js';

/**
 * Language of the checkout: `vi` or `en`, with or without a region (`en-US`, `vi_VN`). Another language needs `messages`; without them it is Vietnamese
 * and the console says so once.
 */
export type Locale = 'vi' | 'en' | (string & Record<never, never>);

const catalogues = new Map(Object.entries({ vi, en }));
const reported = new Set<string>();

/** The catalogue of a locale, with the host's overrides applied. */
export function resolveMessages(locale: Locale, overrides: MessageOverrides = {}): Messages {
  const base = catalogues.get(locale.toLowerCase().split(/[-_]/)[0] ?? '');
  if (!base && overrides.intlLocale === undefined && !reported.has(locale)) {
    reported.add(locale);
    console.error(
      `PaymentCheckout: there is no catalogue for the locale "${locale}", so the texts are Vietnamese. Use "vi" or "en", or pass a whole language as \`messages\`, with its \`intlLocale\`.`,
    );
  }
  const { errors } = base ?? vi;
  return { ...(base ?? vi), ...overrides, errors: { ...errors, ...overrides.errors } };
}
