import { bankCodes, type BankApp } from './bankApps.js';
import { parseLink } from './links.js';
import { readVietQr } from './readVietQr.js';

export interface BankAppLinkOptions {
  /**
   * Page of the service that opens the app, https and without a query. A partner may run one that takes the same parameters.
   * @default 'https://dl.vietqr.io/pay'
   */
  openUrl?: string | undefined;
  /** Where the payer returns to. Ignored unless it is https and has no `&` or `#`, which the service would cut off. Absent: the app offers no way back. */
  returnUrl?: string | undefined;
}

const defaultOpenUrl = 'https://dl.vietqr.io/pay';

/** The service requires nothing else of an id. */
const appIdPattern = /^[a-z\d-]{1,40}$/i;

const parseHttps = (url: string | undefined): string | null => {
  const link = url === undefined ? null : parseLink(url);
  return link?.startsWith('https:') ? link : null;
};

/**
 * A link that opens a payer's banking app for the transfer in a code, or null if the service could not fill in exactly that transfer. Every value is read from
 * the text of the code. The code must pay an account at a bank that the service knows, and have an amount in whole VND and a content of printable ASCII,
 * at most 25 characters: without its content, the transfer could not be matched with the order.
 *
 * Pass the `payload` of a presentment, which agrees with the answer. The service learns account, amount, content and holder. An app that opened is not
 * a payment, and the page does not learn whether one did.
 */
export function bankAppLink(
  payload: string,
  { id }: Pick<BankApp, 'id'>,
  { openUrl = defaultOpenUrl, returnUrl }: BankAppLinkOptions = {},
): string | null {
  const code = readVietQr(payload);
  const base = parseHttps(openUrl);
  if (!code.ok || code.accountKind !== 'account' || base === null || /[?#]/.test(base)) return null;
  const { account, amount, content, currency, merchantName } = code;
  const bankCode = bankCodes[code.bin];
  if (bankCode === undefined || !appIdPattern.test(id) || currency !== '704') return null;
  if (amount === undefined || !Number.isSafeInteger(amount) || amount === 0) return null;
  if (content === undefined || !/^[ -~]{1,25}$/.test(content)) return null;

  const back = parseHttps(returnUrl);
  // The service wants a literal `@`, and `url` last and not encoded.
  return [
    `${base}?app=${id}`,
    `ba=${account}@${bankCode}`,
    `am=${amount}`,
    `tn=${encodeURIComponent(content)}`,
    ...(merchantName?.trim() ? [`bn=${encodeURIComponent(merchantName)}`] : []),
    ...(back !== null && !/[&#]/.test(back) ? [`url=${back}`] : []),
  ].join('&');
}
