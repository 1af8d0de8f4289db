import type { ParsedPayment, Payment } from '../../payment/presentment.js';
import { PaymentError } from '../../transport/PaymentError.js';
import { isSettled, type Attempt, type AttemptFailure } from './attempt.js';

/** Errors as they were thrown: a record keeps neither their message nor their cause. */
const thrown = new WeakMap<AttemptFailure, PaymentError>();

/** The part of an error that is recorded. */
export function toFailure(error: PaymentError, at: number): AttemptFailure {
  const { code, outcome, httpStatus, apiCode, retryAfterSeconds } = error;
  const failure = { code, outcome, httpStatus, apiCode, retryAfterSeconds, at };
  thrown.set(failure, error);
  return failure;
}

/** A recorded failure with another outcome: an earlier request of the attempt may have made an order. */
export function withOutcome(failure: AttemptFailure, outcome: AttemptFailure['outcome']): AttemptFailure {
  if (outcome === failure.outcome) return failure;
  const changed = { ...failure, outcome };
  const error = thrown.get(failure);
  if (error) thrown.set(changed, new PaymentError(error.code, error.message, { ...changed, cause: error }));
  return changed;
}

/** The error of a recorded failure: as it was thrown, or built from the record after a reload. */
export function errorOf(failure: AttemptFailure): PaymentError {
  let error = thrown.get(failure);
  if (!error) {
    const { code, ...details } = failure;
    const message =
      failure.outcome === 'none'
        ? `No order was made (${code}).`
        : `An order may have been made (${code}): look the booking up before you offer another payment.`;
    error = new PaymentError(code, message, details);
    thrown.set(failure, error);
  }
  return error;
}

const contradictions = {
  qr_mismatch: 'The QR code asks for another amount, currency or transfer content than the answer',
  booking_mismatch: 'The answer is about another booking than the one asked for',
} as const;

const contradictionErrors = new WeakMap<Payment, PaymentError>();

/** A contradiction in an answer, as an error. The same answer gives the same error. The order exists, so its outcome is not `none`. */
export function contradictionError({ verdict, payment }: ParsedPayment): PaymentError | undefined {
  if (verdict === 'ok') return undefined;
  let error = contradictionErrors.get(payment);
  if (!error) {
    const message = `${contradictions[verdict]}; nothing payable is shown (order ${payment.orderId ?? 'unknown'}).`;
    error = new PaymentError(verdict, message, { outcome: 'unknown' });
    contradictionErrors.set(payment, error);
  }
  return error;
}

/** An order that waits for money, with nothing in its answer to pay it with. */
export function unpayableError(attempt: Attempt, { payment }: ParsedPayment): PaymentError | undefined {
  if (isSettled(attempt) || payment.presentments.length > 0) return undefined;
  return new PaymentError(
    'invalid_response',
    `Order ${payment.orderId ?? 'unknown'} was made, but nothing in its answer can be shown: no readable code, picture or safe link.`,
    { outcome: 'unknown' },
  );
}
