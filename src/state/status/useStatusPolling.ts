import type { QueryClient } from '@tanstack/react-query';
import type { PaymentStatus } from '../../contract/createPayment.js';
import {
  ageOf,
  isForOtherBooking,
  orderIdOf,
  statusOf,
  type Attempt,
  type AttemptLog,
} from '../attempts/attempt.js';
import { openAttempts, setStatus } from '../attempts/attemptLog.js';
import type { AttemptStore } from '../attempts/attemptStore.js';
import type { ParseAnswer } from '../attempts/deriveCheckoutState.js';
import { elapsedSince } from '../hooks/elapsed.js';
import type { EmitToHost } from '../attempts/useHostEvents.js';
import type { StatusPolling } from '../CheckoutState.js';
import type { PaymentCheckoutOptions } from '../PaymentCheckoutOptions.js';
import { useStatusQuery, type PolledOrder } from './useStatusQuery.js';

/** Money may arrive after the code has expired: the order is polled so much longer. */
const afterExpiryMs = 15 * 60 * 1000;
/** For an order that is not known to expire. */
const withoutExpiryMs = 30 * 60 * 1000;
/** `Failed` may be followed by money. */
const afterFailureMs = 15 * 60 * 1000;

/** An order that may still be paid, with the time for which it is polled. */
function toPolledOrder(attempt: Attempt, parseAnswer: ParseAnswer): PolledOrder[] {
  const { answer, status } = attempt;
  const orderId = orderIdOf(attempt);
  const payment = parseAnswer(attempt)?.payment;
  if (!answer || !payment || orderId === undefined || isForOtherBooking(attempt)) return [];
  const pollingMs = payment.expiresInMs === undefined ? withoutExpiryMs : payment.expiresInMs + afterExpiryMs;
  const getRemainingMs =
    status && statusOf(attempt) === 'Failed'
      ? () => afterFailureMs - elapsedSince(status, status.at)
      : () => pollingMs - ageOf(answer);
  const { customerScheduleId, totalPayment } = payment;
  return [{ orderId, customerScheduleId, totalPayment, receivedAt: answer.receivedAt, getRemainingMs }];
}

/** Polls the status of every order that may still be paid, and records what it learns. */
export function useStatusPolling(
  { log, store }: { log: AttemptLog; store: AttemptStore },
  parseAnswer: ParseAnswer,
  options: PaymentCheckoutOptions,
  client: QueryClient,
  emitToHost: EmitToHost,
): { statusPolling: StatusPolling; refresh: () => Promise<void> } {
  const orders = openAttempts(log).flatMap((attempt) => toPolledOrder(attempt, parseAnswer));
  const { statusPolling, refresh } = useStatusQuery(
    orders,
    options,
    {
      onStatus: (orderId: string, status: PaymentStatus) =>
        store.commit((before) => setStatus(before, orderId, status, Date.now())),
      onMismatch: (orderId: string) =>
        emitToHost({ type: 'event', event: { type: 'status_mismatch', orderId } }),
    },
    client,
  );
  // A host that reports the status itself polls for us.
  const isHostPolling = statusPolling.mode === 'none' && options.paymentStatus != null;
  return {
    statusPolling: isHostPolling ? { ...statusPolling, mode: 'active' } : statusPolling,
    refresh,
  };
}
