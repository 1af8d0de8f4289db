import { useMemo } from 'react';
import type { MethodAccount } from '../contract/paymentMethod.js';
import type { ReadPaymentOptions } from '../payment/readPayment.js';
import type { Read } from './deriveCheckoutState.js';
import { methodKeyOf } from './optionKeys.js';
import type { MethodOption } from './PaymentCheckoutController.js';
import type { PaymentCheckoutOptions } from './PaymentCheckoutOptions.js';
import { readAttempt } from './readAttempt.js';

interface ReaderSettings {
  options: ReadPaymentOptions;
  accounts: Readonly<Record<string, MethodAccount>>;
}

/** Reads answers by the host's rules. A new function only when the rules say something else, however often the host's lists are new objects. */
export function useReader(
  { assetBaseUrl, allowedLinkOrigins, allowedAppSchemes, expiresInMinutes }: PaymentCheckoutOptions,
  methods: readonly MethodOption[],
): Read {
  const settings: ReaderSettings = {
    options: { assetBaseUrl, allowedLinkOrigins, allowedAppSchemes, expiresInMinutes },
    accounts: Object.fromEntries(methods.flatMap(({ key, account }) => (account ? [[key, account]] : []))),
  };
  const written = JSON.stringify(settings);
  return useMemo(() => {
    const { options, accounts } = JSON.parse(written) as ReaderSettings;
    return (attempt) => readAttempt(attempt, { ...options, account: accounts[methodKeyOf(attempt.body)] });
  }, [written]);
}
