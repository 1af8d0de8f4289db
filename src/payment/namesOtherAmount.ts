import { parseIntent } from './links.js';

interface AmountParameter {
  isUsedBy: (url: URL) => boolean;
  /** In lower case. */
  name: string;
  /** How many units of the parameter are one VND. */
  perVnd: 1 | 100;
}

const isHostOf = (url: URL, domain: RegExp) => url.protocol === 'https:' && domain.test(url.hostname);

/** Where known payment links name their amount. The parameters of other links are not compared, because their meaning and unit are unknown. */
const amountParameters: readonly AmountParameter[] = [
  {
    isUsedBy: (url) => url.protocol === 'momo:' || isHostOf(url, /(^|\.)momo\.vn$/),
    name: 'amount',
    perVnd: 1,
  },
  { isUsedBy: (url) => isHostOf(url, /(^|\.)vnpay(ment)?\.vn$/), name: 'vnp_amount', perVnd: 100 },
  { isUsedBy: (url) => isHostOf(url, /^dl\.vietqr\.io$/), name: 'am', perVnd: 1 },
];

/** The URLs that a link may open: of an `intent:`, the app's own and the fallback. */
function targetsOf(url: URL): URL[] {
  const intent = url.protocol === 'intent:' ? parseIntent(url.hash) : null;
  if (!intent) return [url];
  const scheme = intent.get('scheme') ?? '';
  const appUrl = url.href.replace(/^intent:/, `${scheme}:`).replace(/#.*/, '');
  return [new URL(appUrl), new URL(intent.get('S.browser_fallback_url') ?? '')];
}

/**
 * Whether a link names an amount that is not evidently `totalPayment` (VND).
 * @param link - A link that `parseLink` or `parseAppLink` returned.
 */
export function namesOtherAmount(link: string, totalPayment: number): boolean {
  return targetsOf(new URL(link)).some((url) =>
    amountParameters.some(
      ({ isUsedBy, name, perVnd }) =>
        isUsedBy(url) &&
        [...url.searchParams].some(
          ([key, value]) =>
            key.toLowerCase() === name &&
            value !== '' &&
            !(/^\d+$/.test(value) && Number(value) === totalPayment * perVnd),
        ),
    ),
  );
}
