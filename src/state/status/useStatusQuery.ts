import { useQuery, type QueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useId } from 'react';
import type { PaymentStatus } from '../../contract/createPayment.js';
import type { StatusPolling } from '../CheckoutState.js';
import { ownQueryOptions } from '../hooks/ownQueryOptions.js';
import { useLatest } from '../hooks/useLatest.js';
import { delayAfter, firstDelayMs } from './pollDelay.js';
import type { PaymentCheckoutOptions, StatusRequest } from '../PaymentCheckoutOptions.js';
import { fetchStatus, StatusMismatchError } from './fetchStatus.js';

/** An order whose payment is waited for. */
export interface PolledOrder extends Omit<StatusRequest, 'signal'> {
  /** When its answer came, epoch ms: until then its status was known. */
  receivedAt: number;
  /** ms until it is no longer polled. A payer who comes back or presses "check now" still causes a request. */
  getRemainingMs: () => number;
}

export interface StatusCallbacks {
  /** Called with every answer; a status on no list comes as `Unknown`. */
  onStatus: (orderId: string, status: PaymentStatus) => void;
  /** The answer was about another order or another amount. */
  onMismatch: (orderId: string) => void;
}

interface Round {
  count: number;
  /** Until the next round. Computed once a round: a re-render would start the delay anew. */
  delayMs: number;
  isFailing: boolean;
  isOver: boolean;
}

/** Before the first request: the status in the createPayment answer is still new. */
const firstRound: Round = { count: 0, delayMs: firstDelayMs, isFailing: false, isOver: false };

/**
 * Polls orders until their money has arrived: never two requests for one order at once, none while the page is hidden or offline, one at once when it comes
 * back. A status source that fails says nothing about the payment.
 */
export function useStatusQuery(
  orders: readonly PolledOrder[],
  options: PaymentCheckoutOptions,
  callbacks: StatusCallbacks,
  client: QueryClient,
): { statusPolling: StatusPolling; refresh: () => Promise<void> } {
  const instance = useId();
  const latest = useLatest({ orders, options, callbacks });
  const hasSource = options.getStatus !== undefined || options.statusUrl !== undefined;
  const isEnabled = hasSource && orders.length > 0;
  const orderIds = orders.map(({ orderId }) => orderId).join(' ');
  const queryKey = ['ttdk-payment-checkout', 'status', instance, orderIds];

  const { data, isFetching, refetch } = useQuery<Round>(
    {
      ...ownQueryOptions,
      queryKey,
      queryFn: async ({ signal }) => {
        const last = client.getQueryData<Round>(queryKey) ?? firstRound;
        const count = last.count + 1;
        const next: Round = { ...last, count, delayMs: delayAfter(count), isOver: false };
        if (!navigator.onLine) return next;
        const answers = await Promise.allSettled(
          latest.current.orders.map(async ({ orderId, customerScheduleId, totalPayment }) => {
            const request = { orderId, customerScheduleId, totalPayment, signal };
            try {
              const status = await fetchStatus(latest.current.options, request);
              latest.current.callbacks.onStatus(orderId, status);
            } catch (error) {
              if (error instanceof StatusMismatchError) latest.current.callbacks.onMismatch(orderId);
              throw error;
            }
          }),
        );
        return {
          ...next,
          isFailing: answers.some(({ status }) => status === 'rejected'),
          isOver: latest.current.orders.every((order) => order.getRemainingMs() <= 0),
        };
      },
      enabled: isEnabled,
      // An order that was found after a reload is asked about at once, a new one is not.
      initialData: firstRound,
      initialDataUpdatedAt: () => Math.max(...orders.map(({ receivedAt }) => receivedAt)),
      staleTime: firstDelayMs,
      refetchInterval: ({ state }) => (state.data?.isOver ? false : (state.data?.delayMs ?? firstDelayMs)),
      refetchOnMount: true,
      refetchOnReconnect: 'always',
      retry: false,
      gcTime: 0,
    },
    client,
  );

  const isFetchingNow = useLatest(isFetching);
  const refresh = useCallback(async () => {
    // `refetch` would run all the same, without an address to ask.
    if (!isEnabled) return;
    // A request in flight may predate the payment, so another follows it.
    if (isFetchingNow.current) await refetch({ cancelRefetch: false });
    await refetch({ cancelRefetch: false });
  }, [isEnabled, isFetchingNow, refetch]);

  useEffect(() => {
    if (!isEnabled) return undefined;
    // Back from the bank's app, perhaps by the back-forward cache. `refetchOnWindowFocus` would join a request in flight.
    const onReturn = () => {
      if (document.visibilityState === 'visible') void refresh();
    };
    window.addEventListener('visibilitychange', onReturn);
    window.addEventListener('pageshow', onReturn);
    return () => {
      window.removeEventListener('visibilitychange', onReturn);
      window.removeEventListener('pageshow', onReturn);
    };
  }, [isEnabled, refresh]);

  return {
    statusPolling: {
      mode: !isEnabled ? 'none' : data.isOver ? 'stopped' : 'active',
      isFailing: isEnabled && data.isFailing,
      isChecking: isEnabled && isFetching,
      canRefresh: isEnabled,
    },
    refresh,
  };
}
