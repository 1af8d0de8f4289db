import type { PaymentReading } from '../payment/presentment.js';
import { readPayment, type ReadPaymentOptions } from '../payment/readPayment.js';
import type { Attempt } from './attemptLog.js';

const readings = new WeakMap<object, { readWith: string; reading: PaymentReading }>();

/** What an attempt's answer means; read once for the same options, so that the same answer is the same object. */
export function readAttempt(attempt: Attempt, options: ReadPaymentOptions): PaymentReading | undefined {
  const { answer, body } = attempt;
  if (!answer) return undefined;
  const readWith = JSON.stringify(options);
  const known = readings.get(answer);
  if (known?.readWith === readWith) return known.reading;
  const reading = readPayment(answer.data, body, options);
  readings.set(answer, { readWith, reading });
  return reading;
}
