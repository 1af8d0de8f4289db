import { QueryClient, useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { CreatePaymentData, CreatePaymentRequest } from '../contract/createPayment.js';
import { createPayment, type CreatePaymentOptions } from '../transport/createPayment.js';
import { PaymentError } from '../transport/PaymentError.js';
import type { AttemptStore } from './attemptStore.js';
import type { PaymentCheckoutOptions } from './PaymentCheckoutOptions.js';
import { useLatest } from './useLatest.js';

/** One press of "pay", with everything that was true at the press: props may change while it is out. */
export interface Submission {
  key: string;
  body: CreatePaymentRequest;
  store: AttemptStore;
  url: string;
  transport: CreatePaymentOptions;
}

const defaultTimeoutMs = 30_000;

function isSameOrigin(url: string): boolean {
  try {
    return new URL(url, location.href).origin === location.origin;
  } catch {
    return false;
  }
}

export function toSubmission(
  { proxyUrl, headers, fetch, timeoutMs = defaultTimeoutMs, proxyIsIdempotent }: PaymentCheckoutOptions,
  attempt: Pick<Submission, 'key' | 'body' | 'store'>,
): Submission {
  // Another origin's preflight may not allow the header: there it takes the host's word.
  const idempotencyKey = proxyIsIdempotent || isSameOrigin(proxyUrl) ? attempt.key : undefined;
  return { ...attempt, url: proxyUrl, transport: { headers, fetch, timeoutMs, idempotencyKey } };
}

export interface CreatePaymentListener {
  onSuccess: (submission: Submission, data: CreatePaymentData) => void;
  onError: (submission: Submission, error: PaymentError) => void;
}

/** Whatever else is thrown (by a host's `fetch`, say) proves nothing about the request. */
const toPaymentError = (error: unknown) =>
  error instanceof PaymentError
    ? error
    : new PaymentError('network', 'The request failed in an unforeseen way.', {
        outcome: 'unknown',
        cause: error,
      });

/**
 * The mutation: sent once, now, and never again by itself; what came of it is written down also when the component is gone by then.
 * In a client of its own: the defaults and callbacks of a host's cache may queue, repeat or stop a request, and nobody else has a use for this one.
 */
export function useCreatePayment(listener: CreatePaymentListener): (submission: Submission) => void {
  const latest = useLatest(listener);
  const [client] = useState(() => new QueryClient());
  const { mutate } = useMutation(
    {
      mutationFn: async (submission: Submission) => {
        const { url, body, transport } = submission;
        const data = await createPayment(url, body, transport).catch((error: unknown) => {
          latest.current.onError(submission, toPaymentError(error));
          throw error;
        });
        latest.current.onSuccess(submission, data);
      },
      networkMode: 'always',
      retry: false,
      throwOnError: false,
      // Not 0: without a component that is a timer in a ring until the answer comes.
      gcTime: 1_000,
    },
    client,
  );
  return mutate;
}
