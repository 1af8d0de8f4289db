import { useMemo } from 'react';
import { createAnswerParser, type AnswerParserOptions } from './createAnswerParser.js';
import type { ParseAnswer } from './deriveCheckoutState.js';
import type { MethodOption } from '../PaymentCheckoutController.js';
import type { PaymentCheckoutOptions } from '../PaymentCheckoutOptions.js';

/** Reads answers by the host's rules. A new function only when the rules say something else, however often the host's lists are new objects. */
export function useAnswerParser(
  { assetBaseUrl, allowedLinkOrigins, allowedAppSchemes, expiresInMinutes }: PaymentCheckoutOptions,
  methods: readonly MethodOption[],
): ParseAnswer {
  const settings: AnswerParserOptions = {
    assetBaseUrl,
    allowedLinkOrigins,
    allowedAppSchemes,
    expiresInMinutes,
    accounts: Object.fromEntries(methods.flatMap(({ key, account }) => (account ? [[key, account]] : []))),
  };
  const written = JSON.stringify(settings);
  return useMemo(() => createAnswerParser(JSON.parse(written) as AnswerParserOptions), [written]);
}
