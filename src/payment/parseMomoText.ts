import { invisibleCharacter } from '../contract/invisibleCharacter.js';
import { parseAppLink, parseLink } from './links.js';
import { namesOtherAmount } from './namesOtherAmount.js';

/** UTF-8 bytes: enough for every known MoMo code, and few enough to draw and scan. */
const maxBytes = 1000;

/** Index of the amount in MoMo's older codes: `2|99|phone|name|email|0|0|amount|...`. */
const amountIndex = 7;

/** A code in MoMo's own format, compared with an order. */
export interface MomoCode {
  /** Whether it names an amount that is not evidently the order's. */
  hasOtherAmount: boolean;
  /** Whether the payer must enter the amount. */
  payerTypesAmount: boolean;
}

/** Parses a code in MoMo's own format, an older code or a link to MoMo; null for any other text. */
export function parseMomoText(text: string, totalPayment: number): MomoCode | null {
  if (new TextEncoder().encode(text).length > maxBytes) return null;
  if (text.startsWith('2|99|')) {
    if (invisibleCharacter.test(text)) return null;
    const amount = text.split('|')[amountIndex] ?? '';
    // Digits alone: the meaning of `50,000` is not certain.
    const payerTypesAmount = /^0*$/.test(amount);
    const hasOtherAmount = !payerTypesAmount && !(/^\d+$/.test(amount) && Number(amount) === totalPayment);
    return { hasOtherAmount, payerTypesAmount };
  }
  const link = parseMomoLink(text);
  return link === null
    ? null
    : { hasOtherAmount: namesOtherAmount(link, totalPayment), payerTypesAmount: false };
}

function parseMomoLink(text: string): string | null {
  const link = parseLink(text);
  if (link === null) return parseAppLink(text, { allowedSchemes: ['momo'] });
  return /(^|\.)momo\.vn$/.test(new URL(link).hostname) ? link : null;
}
