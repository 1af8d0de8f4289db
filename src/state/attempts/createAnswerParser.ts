import type { MethodAccount } from '../../contract/paymentMethod.js';
import type { ParsedPayment } from '../../payment/presentment.js';
import { parsePayment, type ParsePaymentOptions } from '../../payment/parsePayment.js';
import type { ParseAnswer } from './deriveCheckoutState.js';
import { methodKeyOf } from '../form/optionKeys.js';

/** Props of the host that matter when an answer is parsed. */
export interface AnswerParserOptions extends Omit<ParsePaymentOptions, 'account' | 'estimate'> {
  /** Accounts behind methods, by the methods' keys. */
  accounts: Readonly<Record<string, MethodAccount>>;
}

/** Parses the answers of attempts, each once: the same answer gives the same object. */
export function createAnswerParser({ accounts, ...options }: AnswerParserOptions): ParseAnswer {
  const parsedAnswers = new WeakMap<object, ParsedPayment>();
  return ({ answer, body, estimate }) => {
    if (!answer) return undefined;
    const parsed =
      parsedAnswers.get(answer) ??
      parsePayment(answer.data, body, {
        ...options,
        account: accounts[methodKeyOf(body)],
        estimate,
      });
    parsedAnswers.set(answer, parsed);
    return parsed;
  };
}
