import type { QueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import type { PaymentStatus } from '../../contract/createPayment.js';
import { commit } from '../attempts/attemptEvents.js';
import {
  ageOf,
  isForOtherBooking,
  openAttempts,
  orderIdOf,
  setHostStatus,
  setStatus,
  type AttemptLog,
} from '../attempts/attemptLog.js';
import type { AttemptStore } from '../attempts/attemptStore.js';
import type { StatusPolling } from '../CheckoutState.js';
import type { ParseAnswer } from '../attempts/deriveCheckoutState.js';
import type { PaymentCheckoutOptions } from '../PaymentCheckoutOptions.js';
import { useDeadline } from './useDeadline.js';
import { useLatest } from '../hooks/useLatest.js';
import { useStatusQuery, type PolledOrder } from './useStatusQuery.js';

/** Money may arrive after the code's time: it is followed for so long then. */
const afterExpiryMs = 15 * 60 * 1000;
/** For an order without an expiry. */
const withoutExpiryMs = 30 * 60 * 1000;

/** The `paymentStatus` prop. It is about the booking that was shown when it came: another booking waits for a new word. */
function useHostStatus(
  store: AttemptStore,
  paymentStatus: PaymentStatus | undefined,
): PaymentStatus | undefined {
  const [heard, hear] = useState({ store, paymentStatus, word: paymentStatus });
  if (heard.paymentStatus !== paymentStatus) hear({ store, paymentStatus, word: paymentStatus });
  else if (heard.store !== store) hear({ store, paymentStatus, word: undefined });
  return heard.word;
}

export interface StatusPollingResult {
  /** The host's word on this booking. */
  hostStatus: PaymentStatus | undefined;
  statusPolling: StatusPolling;
  isExpired: boolean;
  getRemainingMs: () => number | null;
  refresh: () => Promise<void>;
}

/** Expiry of the current code, and the status of every order that may still be paid. */
export function useStatusPolling(
  { log, store }: { log: AttemptLog; store: AttemptStore },
  parseAnswer: ParseAnswer,
  options: PaymentCheckoutOptions,
  client: QueryClient,
): StatusPollingResult {
  const answer = log.current?.answer;
  const expiresInMs = log.current ? parseAnswer(log.current)?.payment.expiresInMs : undefined;
  const getRemainingMs = useCallback(
    () => (answer && expiresInMs !== undefined ? expiresInMs - ageOf(answer) : null),
    [answer, expiresInMs],
  );
  const isExpired = useDeadline(getRemainingMs);

  const orders = openAttempts(log).flatMap((attempt): PolledOrder[] => {
    const orderId = orderIdOf(attempt);
    const payment = parseAnswer(attempt)?.payment;
    if (!attempt.answer || !payment || orderId === undefined || isForOtherBooking(attempt)) return [];
    const { answer: followed } = attempt;
    const lifeMs = payment.expiresInMs === undefined ? withoutExpiryMs : payment.expiresInMs + afterExpiryMs;
    return [
      {
        orderId,
        customerScheduleId: payment.customerScheduleId,
        totalPayment: payment.totalPayment,
        receivedAt: followed.receivedAt,
        getRemainingMs: () => lifeMs - ageOf(followed),
      },
    ];
  });
  const onStatus = (orderId: string, status: PaymentStatus) =>
    commit(store, parseAnswer, (before) => setStatus(before, orderId, status));
  const { statusPolling, refresh } = useStatusQuery(orders, options, onStatus, client);

  useEffect(() => {
    if (isExpired) void refresh();
  }, [isExpired, refresh]);

  const hostStatus = useHostStatus(store, options.paymentStatus);
  const latestParseAnswer = useLatest(parseAnswer);
  useEffect(() => {
    commit(store, latestParseAnswer.current, (before) => setHostStatus(before, hostStatus));
  }, [hostStatus, store, latestParseAnswer]);

  const isHostPolling = statusPolling.mode === 'none' && hostStatus !== undefined;
  return {
    hostStatus,
    statusPolling: isHostPolling ? { ...statusPolling, mode: 'active' } : statusPolling,
    isExpired,
    getRemainingMs,
    refresh,
  };
}
