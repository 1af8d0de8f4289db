import type { CreatePaymentRequest } from '../../contract/createPayment.js';
import { omitNil } from '../../contract/omitNil.js';
import type { Confirmation } from '../CheckoutState.js';
import {
  failureOf,
  isInFlight,
  isKeySpent,
  isSameBody,
  isSettled,
  orderIdOf,
  statusOf,
  type AttemptLog,
} from './attempt.js';
import { alreadyPaidAttempt, currentAttempt, openAttempts, paidAttempt } from './attemptLog.js';

/** What a press of "pay" may do, given what is known to exist. */
export type SubmissionPlan =
  /** Nothing: a request is in flight, or the booking is paid. */
  | { kind: 'ignore' }
  /** The very order that the payer asks for exists and can be paid: show it. */
  | { kind: 'return' }
  /** An order exists, or may exist: ask first. */
  | { kind: 'ask'; confirmation: Confirmation }
  | { kind: 'send'; key: string };

export interface SubmissionOptions {
  /** The payer was asked and agreed. */
  isConfirmed: boolean;
  /** The current order's code has expired. */
  isExpired: boolean;
  createKey: () => string;
}

/**
 * Decides before anything is sent, so that no press makes a second order by accident. The key belongs to the body: the same body is sent
 * with the same key as long as no order has come of it.
 */
export function planSubmission(
  log: AttemptLog,
  body: CreatePaymentRequest,
  { isConfirmed, isExpired, createKey }: SubmissionOptions,
): SubmissionPlan {
  const current = currentAttempt(log);
  if (log.attempts.some(isInFlight) || paidAttempt(log) || alreadyPaidAttempt(log)) return { kind: 'ignore' };
  const isSame = current !== undefined && isSameBody(current.body, body);
  const canReturn = isSame && current.answer && !isSettled(current) && statusOf(current) !== 'Failed';
  if (canReturn && !isExpired) return { kind: 'return' };

  const [open] = openAttempts(log);
  if (open && !isConfirmed) {
    return {
      kind: 'ask',
      confirmation: omitNil({
        reason: !open.answer ? 'retry' : isSame && open === current ? 'renew' : 'replace',
        customerScheduleId: body.customerScheduleId,
        orderId: orderIdOf(open),
      }),
    };
  }
  const isReusable = isSame && failureOf(current) && !isKeySpent(current);
  return { kind: 'send', key: isReusable ? current.key : createKey() };
}
