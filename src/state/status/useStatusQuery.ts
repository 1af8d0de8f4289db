import { useQuery, type QueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useId } from 'react';
import * as z from 'zod/mini';
import { toPaymentStatus, type PaymentStatus } from '../../contract/createPayment.js';
import { fetchData } from '../../transport/fetchData.js';
import type { StatusPolling } from '../CheckoutState.js';
import type { PaymentCheckoutOptions, StatusRequest } from '../PaymentCheckoutOptions.js';
import { useLatest } from '../hooks/useLatest.js';

/** An order whose payment is waited for. */
export interface PolledOrder extends Omit<StatusRequest, 'signal'> {
  /** When the answer came that made it, epoch ms: so old is what is known of it before the first question. */
  receivedAt: number;
  /** ms until it is no longer asked about every few seconds; a payer who comes back, or presses, is always worth a question. */
  getRemainingMs: () => number;
}

interface Round {
  count: number;
  /** Until the next question; computed once a round, or a re-render would start it anew. */
  delayMs: number;
  isFailing: boolean;
  isOver: boolean;
}

/** Nobody has paid sooner than this. */
const firstDelayMs = 3_000;
const maxDelayMs = 15_000;
const answerTimeoutMs = 10_000;

const statusAnswerSchema = z.object({ paymentStatus: z.string() });

/** 3 s at first, half as long again each time, at most 15 s; 15 % either way, so that many payers do not ask in step. */
const delayAfter = (count: number): number =>
  Math.min(firstDelayMs * 1.5 ** count, maxDelayMs) * (0.85 + 0.3 * Math.random());

/** Before any question: what createPayment answered is still new. */
const firstRound = (): Round => ({ count: 0, delayMs: delayAfter(0), isFailing: false, isOver: false });

async function ask(options: PaymentCheckoutOptions, request: StatusRequest): Promise<PaymentStatus> {
  if (!options.getStatus) {
    const { statusUrl = '', headers, fetch } = options;
    const data = await fetchData(
      statusUrl,
      { orderId: request.orderId, amount: request.totalPayment },
      { headers, fetch, timeoutMs: answerTimeoutMs, signal: request.signal },
    );
    return toPaymentStatus(statusAnswerSchema.parse(data).paymentStatus);
  }
  // A host's function may ignore the signal, or never settle.
  let giveUp: () => void = () => undefined;
  const silence = new Promise<never>((_, reject) => {
    giveUp = () => reject(new Error('The status source did not answer.'));
  });
  const timer = setTimeout(giveUp, answerTimeoutMs);
  request.signal.addEventListener('abort', giveUp);
  try {
    return toPaymentStatus(await Promise.race([options.getStatus(request), silence]));
  } finally {
    clearTimeout(timer);
    request.signal.removeEventListener('abort', giveUp);
  }
}

/**
 * Follows orders until their money has arrived: never two questions at once, none while the page is hidden or offline, at once when it comes back.
 * A status source that fails says nothing about the payment.
 * @param onStatus told every answer; unknown words come as `Unknown`.
 */
export function useStatusQuery(
  orders: readonly PolledOrder[],
  options: PaymentCheckoutOptions,
  onStatus: (orderId: string, status: PaymentStatus) => void,
  client: QueryClient,
): { statusPolling: StatusPolling; refresh: () => Promise<void> } {
  const instance = useId();
  const latest = useLatest({ orders, options, onStatus });
  const hasSource = options.getStatus !== undefined || options.statusUrl !== undefined;
  const isEnabled = hasSource && orders.length > 0;
  const queryKey = [
    'ttdk-payment-checkout',
    'status',
    instance,
    orders.map(({ orderId }) => orderId).join(' '),
  ];

  const { data, isFetching, refetch } = useQuery<Round>(
    {
      queryKey,
      queryFn: async ({ signal }) => {
        const last = client.getQueryData<Round>(queryKey) ?? firstRound();
        const count = last.count + 1;
        const next: Round = { ...last, count, delayMs: delayAfter(count), isOver: false };
        if (!navigator.onLine) return next;
        const answers = await Promise.allSettled(
          latest.current.orders.map(async ({ orderId, customerScheduleId, totalPayment }) => {
            const request = { orderId, customerScheduleId, totalPayment, signal };
            latest.current.onStatus(orderId, await ask(latest.current.options, request));
          }),
        );
        signal.throwIfAborted();
        return {
          ...next,
          isFailing: answers.some(({ status }) => status === 'rejected'),
          isOver: latest.current.orders.every((order) => order.getRemainingMs() <= 0),
        };
      },
      enabled: isEnabled,
      // An order that was found after a reload is asked about at once, one that was made just now is not.
      initialData: firstRound,
      initialDataUpdatedAt: () => Math.max(...orders.map(({ receivedAt }) => receivedAt)),
      staleTime: firstDelayMs,
      refetchInterval: ({ state }) => (state.data?.isOver ? false : (state.data?.delayMs ?? firstDelayMs)),
      refetchIntervalInBackground: false,
      refetchOnMount: true,
      refetchOnWindowFocus: false,
      refetchOnReconnect: 'always',
      networkMode: 'always',
      retry: false,
      throwOnError: false,
      gcTime: 0,
    },
    client,
  );

  const isOut = useLatest(isFetching);
  const refresh = useCallback(async () => {
    // `refetch` would run all the same, and ask nobody at no address.
    if (!isEnabled) return;
    // What is out may have been answered before the money came, which the payer may know of by now.
    if (isOut.current) await refetch({ cancelRefetch: false });
    await refetch({ cancelRefetch: false });
  }, [isEnabled, isOut, refetch]);

  useEffect(() => {
    if (!isEnabled) return undefined;
    // Back from the bank's app, perhaps by the back-forward cache. Not by the query's own ear for it, which would join a question that is out.
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
    },
    refresh,
  };
}
