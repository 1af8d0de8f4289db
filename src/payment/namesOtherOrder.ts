import type { VietQrCode } from './VietQrReading.js';

/** Generators cut the content of a code to 25 characters, or to 24 where a space at the cut is dropped. */
const cutLengths = [24, 25];
/** A shorter overlap may be a coincidence. */
const minOverlap = 4;

/** Upper-case ASCII words: what is left of a transfer content after the changes that banks make to case, diacritics and punctuation. */
const fold = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    // Letters without a decomposition. Eth looks like the Vietnamese letter, and is typed for it.
    .replace(/[đð]/gi, 'd')
    .toUpperCase()
    .replace(/[^A-Z\d]+/g, ' ')
    .trim();

const withoutSpaces = (folded: string) => folded.replaceAll(' ', '');

/** Whether a folded text contains another, wherever their spaces are. A number counts as a whole: `ORDER99999` does not contain `ORDER9999`. */
function contains(folded: string, other: string): boolean {
  const part = withoutSpaces(other);
  if (part.length > folded.length) return false;
  const start = /^\d/.test(part) ? '(^|\\D)' : '';
  const end = /\d$/.test(part) ? '(?!\\d)' : '';
  return new RegExp(start + Array.from(part).join(' ?') + end).test(folded);
}

/** Whether a content was cut at its end: it ends with what the other starts with, possibly after a prefix. */
function isCutFrom(content: string, other: string): boolean {
  if (!cutLengths.includes(content.trim().length)) return false;
  const cut = withoutSpaces(fold(content));
  const whole = withoutSpaces(fold(other));
  for (let overlap = cut.length; overlap >= minOverlap; overlap -= 1)
    if (whole.startsWith(cut.slice(-overlap))) return true;
  return false;
}

/**
 * Whether two transfer contents can be the same one: equal, or one contains the other, after the changes that banks make
 * (case, spaces, diacritics, punctuation, a prefix or suffix, a cut to 25 characters). A content without letters and digits agrees with any.
 */
function contentsAgree(one: string, other: string): boolean {
  const [folded, otherFolded] = [fold(one), fold(other)];
  return (
    contains(folded, otherFolded) ||
    contains(otherFolded, folded) ||
    isCutFrom(one, other) ||
    isCutFrom(other, one)
  );
}

/** Whether two texts are references of one kind that differ in their number, like `ORDER11111` and `ORDER99999`. */
function isOtherReference(one: string, other: string): boolean {
  const kindOf = (text: string) => withoutSpaces(fold(text)).replace(/\d+/g, '#');
  const kind = kindOf(one);
  return /[A-Z]/.test(kind) && kind === kindOf(other) && !contentsAgree(one, other);
}

/**
 * Whether the texts of a code contradict the content that the answer names for the transfer, so that a payment by the code would be matched with
 * another order. The content of a transfer to an account must agree, unless the bill number names the answer's content. To a merchant it is a
 * free text; like a bill number, which may be the merchant's own, it contradicts only as a reference of the same kind.
 */
export function namesOtherOrder(
  { content, billNumber, account }: Pick<VietQrCode, 'content' | 'billNumber' | 'account'>,
  paymentContent: string,
): boolean {
  if (content !== undefined) {
    if (contentsAgree(content, paymentContent)) return false;
    const isNamedByBill = billNumber !== undefined && contains(fold(billNumber), fold(paymentContent));
    if (isOtherReference(content, paymentContent) || (account !== undefined && !isNamedByBill)) return true;
  }
  return billNumber !== undefined && isOtherReference(billNumber, paymentContent);
}
