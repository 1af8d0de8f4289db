import type { MethodAccount } from '../../contract/paymentMethod.js';
import type { PaymentReading } from '../../payment/presentment.js';
import { readPayment, type ReadPaymentOptions } from '../../payment/readPayment.js';
import type { Read } from './deriveCheckoutState.js';
import { methodKeyOf } from '../optionKeys.js';

/** What a host says about reading answers. */
export interface ReaderSettings extends Omit<ReadPaymentOptions, 'account'> {
  /** Accounts behind methods, by the methods' keys. */
  accounts: Readonly<Record<string, MethodAccount>>;
}

/** Reads what the answers of attempts mean, each once: the same answer is the same object. */
export function createReader({ accounts, ...options }: ReaderSettings): Read {
  const readings = new WeakMap<object, PaymentReading>();
  return ({ answer, body }) => {
    if (!answer) return undefined;
    const reading =
      readings.get(answer) ??
      readPayment(answer.data, body, { ...options, account: accounts[methodKeyOf(body)] });
    readings.set(answer, reading);
    return reading;
  };
}
