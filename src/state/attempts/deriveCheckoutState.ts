import type { PaymentStatus } from '../../contract/createPayment.js';
import { omitNil } from '../../contract/omitNil.js';
import type { ParsedPayment } from '../../payment/presentment.js';
import { PaymentError } from '../../transport/PaymentError.js';
import {
  ageOf,
  isInFlight,
  openAttempts,
  paidAttempt,
  statusOf,
  type Attempt,
  type AttemptFailure,
  type AttemptLog,
} from './attemptLog.js';
import type { CheckoutState } from '../CheckoutState.js';

/** What the answer of an attempt means; `undefined` while there is none. */
export type ParseAnswer = (attempt: Attempt) => ParsedPayment | undefined;

export interface DerivationContext {
  /** The payer came back to the form. */
  isEditing: boolean;
  /** The current order's code is past its time. */
  isExpired: boolean;
  /** The `paymentStatus` prop. */
  hostStatus: PaymentStatus | undefined;
  parseAnswer: ParseAnswer;
}

function toError({ code, ...failure }: AttemptFailure): PaymentError {
  const what =
    failure.outcome === 'none'
      ? `No order was made (${code}).`
      : `An order may have been made (${code}): look the booking up before you offer another payment.`;
  return new PaymentError(code, what, failure);
}

/** A contradiction in an answer, as an error. The order exists: nobody may take it for a "no". */
export function contradiction({ verdict, payment }: ParsedPayment): PaymentError | undefined {
  if (verdict === 'ok') return undefined;
  const what =
    verdict === 'qr_mismatch'
      ? 'The QR code asks for another amount or currency than the answer'
      : 'The answer is about another booking than the one asked for';
  return new PaymentError(
    verdict,
    `${what}; nothing payable is shown (order ${payment.orderId ?? 'unknown'}).`,
    {
      outcome: 'unknown',
    },
  );
}

/** Is the code of an attempt's order past its time? */
export function isPastTime(attempt: Attempt, parseAnswer: ParseAnswer): boolean {
  const expiresInMs = parseAnswer(attempt)?.payment.expiresInMs;
  return attempt.answer !== undefined && expiresInMs !== undefined && ageOf(attempt.answer) >= expiresInMs;
}

/** The newest order that the payer could go back to and pay: not one whose code is past its time. */
export function payableAttempt(log: AttemptLog, parseAnswer: ParseAnswer): Attempt | undefined {
  return openAttempts(log).find((attempt) => {
    const parsed = parseAnswer(attempt);
    if (parsed?.verdict !== 'ok') return false;
    return parsed.payment.presentments.length > 0 && !isPastTime(attempt, parseAnswer);
  });
}

/** From what is known to what is shown. Pure: the same log gives the same screen after a reload. */
export function deriveCheckoutState(log: AttemptLog, context: DerivationContext): CheckoutState {
  const { isEditing, isExpired, hostStatus, parseAnswer } = context;
  const paid = paidAttempt(log);
  if (paid || hostStatus === 'Success') {
    const payment = paid && parseAnswer(paid)?.payment;
    if (payment?.totalPayment === 0) return { status: 'nothingToPay', payment };
    return omitNil({ status: 'paid', payment });
  }

  const open = payableAttempt(log, parseAnswer);
  const openPayment = open && parseAnswer(open)?.payment;
  const offer = openPayment && { openPayment };
  const { current } = log;
  if (!current || isEditing) return { status: 'editing', ...offer };
  if (isInFlight(current)) return { status: 'submitting' };

  const { failure } = current;
  if (failure) {
    const error = toError(failure);
    if (failure.outcome === 'none') return { status: 'refused', error, ...offer };
    return {
      status: 'uncertain',
      error,
      customerScheduleId: current.body.customerScheduleId,
      startedAt: current.startedAt,
      ...offer,
    };
  }

  const parsed = parseAnswer(current);
  if (!parsed) return { status: 'submitting' };
  const { payment } = parsed;
  const error = contradiction(parsed);
  if (error) return { status: 'untrusted', error, payment, ...offer };
  const status = statusOf(current);
  if (status === 'Canceled') return { status: 'closed', payment, reason: 'canceled' };
  if (status === 'Failed') return { status: 'closed', payment, reason: 'failed' };
  if (payment.totalPayment === 0) return { status: 'nothingToPay', payment };
  return { status: isExpired ? 'expired' : 'awaitingPayment', payment };
}
