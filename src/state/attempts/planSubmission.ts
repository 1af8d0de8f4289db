import type { CreatePaymentRequest } from '../../contract/createPayment.js';
import { omitNil } from '../../contract/omitNil.js';
import {
  isInFlight,
  isKeySpent,
  isSameBody,
  isSettled,
  openAttempts,
  orderIdOf,
  paidAttempt,
  type AttemptLog,
} from './attemptLog.js';
import type { Confirmation } from '../CheckoutState.js';

/** What a press of "pay" may do, given what is known to exist. */
export type SubmissionPlan =
  /** Nothing: a request is out, or the booking is paid. */
  | { kind: 'ignore' }
  /** The very order that the payer asks for exists and can be paid: show it. */
  | { kind: 'return' }
  /** An order exists, or may: ask first. */
  | { kind: 'ask'; confirmation: Confirmation }
  | { kind: 'send'; key: string };

export interface SubmissionOptions {
  /** The payer was asked, and said yes. */
  isConfirmed: boolean;
  /** The current order's code is past its time. */
  isExpired: boolean;
  createKey: () => string;
}

/**
 * Decides before anything is sent, so that no press makes a second order by accident.
 * The key belongs to the body: the same body is sent with the same key as long as no order has come of it.
 */
export function planSubmission(
  log: AttemptLog,
  body: CreatePaymentRequest,
  { isConfirmed, isExpired, createKey }: SubmissionOptions,
): SubmissionPlan {
  const { current } = log;
  const isPaid = paidAttempt(log) !== undefined || current?.failure?.code === 'already_paid';
  if (isInFlight(current) || isPaid) return { kind: 'ignore' };
  const isSame = current !== null && isSameBody(current.body, body);
  const isOpen = current !== null && !isSettled(current);
  if (isOpen && isSame && current.answer && !isExpired) return { kind: 'return' };

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
  const isReusable = isSame && current.failure && !isKeySpent(current);
  return { kind: 'send', key: isReusable ? current.key : createKey() };
}
