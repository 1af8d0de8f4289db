import type { PaymentStatus } from '../../contract/createPayment.js';
import { omitNil } from '../../contract/omitNil.js';
import type { ParsedPayment, Payment } from '../../payment/presentment.js';
import type { PaymentError } from '../../transport/PaymentError.js';
import type { CheckoutState } from '../CheckoutState.js';
import {
  ageOf,
  failureOf,
  isInFlight,
  isProcessing,
  startedAt,
  statusOf,
  type Attempt,
  type AttemptLog,
} from './attempt.js';
import { alreadyPaidAttempt, currentAttempt, openAttempts, paidAttempt } from './attemptLog.js';
import { contradictionError, errorOf } from './paymentErrors.js';

/** What the answer of an attempt means; `undefined` while there is none. */
export type ParseAnswer = (attempt: Attempt) => ParsedPayment | undefined;

export interface DerivationContext {
  /** The payer came back to the form. */
  isEditing: boolean;
  /** The `paymentStatus` prop. */
  hostStatus: PaymentStatus | undefined;
  /** Props that cannot work. They stand in the way of the form, never of an order. */
  propsError: PaymentError | undefined;
  parseAnswer: ParseAnswer;
  /** Was the attempt over before this document opened the log, and not sent again since? */
  wasOver: (attempt: Attempt) => boolean;
  /** What has timed out. The clock itself is read here; a new value means that the state has to be derived again. */
  timeouts: string;
}

/** ms until the code of an attempt's order expires; `null` when it is not known to expire. */
export function msUntilExpiry(attempt: Attempt, parseAnswer: ParseAnswer): number | null {
  const expiresInMs = parseAnswer(attempt)?.payment.expiresInMs;
  return attempt.answer && expiresInMs !== undefined ? expiresInMs - ageOf(attempt.answer) : null;
}

/** Has the code of an attempt's order expired? */
export function isPastTime(attempt: Attempt, parseAnswer: ParseAnswer): boolean {
  const remainingMs = msUntilExpiry(attempt, parseAnswer);
  return remainingMs !== null && remainingMs <= 0;
}

/** The newest order that the payer could go back to and pay. */
export function payableAttempt(log: AttemptLog, parseAnswer: ParseAnswer): Attempt | undefined {
  return openAttempts(log).find((attempt) => {
    const parsed = parseAnswer(attempt);
    const canBePaid = parsed?.verdict === 'ok' && parsed.payment.presentments.length > 0;
    return canBePaid && statusOf(attempt) !== 'Failed' && !isPastTime(attempt, parseAnswer);
  });
}

/** From what is known to what is shown. Pure but for the clock: the same log gives the same screen after a reload. */
export function deriveCheckoutState(log: AttemptLog, context: DerivationContext): CheckoutState {
  const { isEditing, hostStatus, propsError, parseAnswer, wasOver } = context;
  const paid = paidAttempt(log);
  if (paid || hostStatus === 'Success') {
    const payment = paid && parseAnswer(paid)?.payment;
    if (payment?.totalPayment === 0) return { status: 'nothingToPay', payment };
    return omitNil({ status: 'paid', payment });
  }
  const alreadyPaid = alreadyPaidAttempt(log);
  const alreadyPaidFailure = alreadyPaid && failureOf(alreadyPaid);
  if (alreadyPaidFailure) return { status: 'refused', error: errorOf(alreadyPaidFailure) };

  const open = payableAttempt(log, parseAnswer);
  const openPayment = open && parseAnswer(open)?.payment;
  const offer = openPayment && { openPayment };
  const current = currentAttempt(log);
  if (log.attempts.some(isInFlight)) return { status: 'submitting' };
  if (!current || isEditing || wasOver(current))
    return propsError ? { status: 'broken', error: propsError, ...offer } : { status: 'editing', ...offer };
  return deriveAttemptState(current, offer, context);
}

function deriveAttemptState(
  attempt: Attempt,
  offer: { openPayment: Payment } | undefined,
  { propsError, parseAnswer }: DerivationContext,
): CheckoutState {
  const status = statusOf(attempt);
  const failure = failureOf(attempt);
  if (failure) {
    if (status === 'Canceled') return { status: 'closed', reason: 'canceled' };
    const error = errorOf(failure);
    if (failure.outcome === 'unknown') {
      const { customerScheduleId } = attempt.body;
      return { status: 'uncertain', error, customerScheduleId, startedAt: startedAt(attempt), ...offer };
    }
    return propsError
      ? { status: 'broken', error: propsError, ...offer }
      : { status: 'refused', error, ...offer };
  }
  const parsed = parseAnswer(attempt);
  if (!parsed) return { status: 'submitting' };
  const { payment } = parsed;
  const error = contradictionError(parsed);
  if (error) return { status: 'untrusted', error, payment, ...offer };
  if (status === 'Canceled') return { status: 'closed', payment, reason: 'canceled' };
  if (status === 'Failed') return { status: 'closed', payment, reason: 'failed' };
  if (payment.totalPayment === 0) return { status: 'nothingToPay', payment };
  if (isProcessing(attempt)) return { status: 'processing', payment };
  return { status: isPastTime(attempt, parseAnswer) ? 'expired' : 'awaitingPayment', payment };
}
