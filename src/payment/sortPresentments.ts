import type { Presentment } from './presentment.js';

const ranks: Record<'phone' | 'desktop', Record<Presentment['kind'], number>> = {
  phone: { inApp: 0, appLink: 1, link: 2, bankQr: 3, walletQr: 3 },
  desktop: { inApp: 0, bankQr: 1, walletQr: 1, link: 2, appLink: 3 },
};

/** Sorts by convenience: on a phone what opens an app comes first, elsewhere what a phone can scan. Equal kinds keep the order of the answer. */
export function sortPresentments(
  presentments: readonly Presentment[],
  device: 'phone' | 'desktop',
): Presentment[] {
  const rank = ranks[device];
  return [...presentments].sort((one, other) => rank[one.kind] - rank[other.kind]);
}
