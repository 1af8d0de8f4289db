import { useMemo } from 'react';
import { resolveMessages, type Locale } from '../../i18n/resolveMessages.js';
import type { MessageOverrides, Messages } from '../../i18n/vi.js';

/** Leaves out what is `null`: such a sentence stays the locale's own. A reviver that returns `undefined` deletes the key. */
const parseOverrides = (text: string) =>
  JSON.parse(text, (_, value: unknown) => value ?? undefined) as MessageOverrides;

/**
 * The catalogue of a locale, with the host's sentences. The same object as long as they are the same text, however often the host writes them inline: a new
 * one would repeat announcements.
 */
export function useMessages(locale: Locale, overrides: MessageOverrides): Messages {
  const overridesText = JSON.stringify(overrides);
  return useMemo(() => resolveMessages(locale, parseOverrides(overridesText)), [locale, overridesText]);
}
