import { useMemo } from 'react';
import { createReader, type ReaderSettings } from './attempts/createReader.js';
import type { Read } from './attempts/deriveCheckoutState.js';
import type { MethodOption } from './PaymentCheckoutController.js';
import type { PaymentCheckoutOptions } from './PaymentCheckoutOptions.js';

/** Reads answers by the host's rules. A new function only when the rules say something else, however often the host's lists are new objects. */
export function useReader(
  { assetBaseUrl, allowedLinkOrigins, allowedAppSchemes, expiresInMinutes }: PaymentCheckoutOptions,
  methods: readonly MethodOption[],
): Read {
  const settings: ReaderSettings = {
    assetBaseUrl,
    allowedLinkOrigins,
    allowedAppSchemes,
    expiresInMinutes,
    accounts: Object.fromEntries(methods.flatMap(({ key, account }) => (account ? [[key, account]] : []))),
  };
  const written = JSON.stringify(settings);
  return useMemo(() => createReader(JSON.parse(written) as ReaderSettings), [written]);
}
