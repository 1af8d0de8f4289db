import type { BankApp } from './bankApps.js';

/** Sorts apps by convenience: the one last used, then those that fill the transfer in, then the others. Otherwise keeps their order. */
export function sortBankApps(apps: readonly BankApp[], lastUsedId?: string): BankApp[] {
  const rank = ({ id, autofill }: BankApp) => (id === lastUsedId ? 0 : autofill ? 1 : 2);
  return [...apps].sort((one, other) => rank(one) - rank(other));
}
