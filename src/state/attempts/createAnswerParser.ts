import type { MethodAccount } from '../../contract/paymentMethod.js';
import type { ParsedPayment } from '../../payment/presentment.js';
import { parsePayment, type ParsePaymentOptions } from '../../payment/parsePayment.js';
import type { ParseAnswer } from './deriveCheckoutState.js';
import { methodKeyOf } from '../form/optionKeys.js';

/** What a host says about parsed answers. */
export interface AnswerParserOptions extends Omit<ParsePaymentOptions, 'account'> {
  /** Accounts behind methods, by the methods' keys. */
  accounts: Readonly<Record<string, MethodAccount>>;
}

/** Reads what the answers of attempts mean, each once: the same answer is the same object. */
export function createAnswerParser({ accounts, ...options }: AnswerParserOptions): ParseAnswer {
  const parsedAnswers = new WeakMap<object, ParsedPayment>();
  return ({ answer, body }) => {
    if (!answer) return undefined;
    const parsed =
      parsedAnswers.get(answer) ??
      parsePayment(answer.data, body, { ...options, account: accounts[methodKeyOf(body)] });
    parsedAnswers.set(answer, parsed);
    return parsed;
  };
}
