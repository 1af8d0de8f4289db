import { useMutation, type QueryClient } from '@tanstack/react-query';
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
  /** `sent`: handed to `fetch`. `held`: the host's client kept it back, and it never leaves. */
  fate?: 'sent' | 'held';
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
  return {
    ...attempt,
    url: proxyUrl,
    transport: { headers, fetch, timeoutMs, idempotencyKey },
  };
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
 * The mutation. Proof against a host's client: it is sent once, now, and never again by itself; and what came of it is written down
 * before the callbacks of the host's cache run, which may throw or never end - also when the component is gone by then.
 */
export function useCreatePayment(
  listener: CreatePaymentListener,
  client: QueryClient,
): (submission: Submission) => void {
  const latest = useLatest(listener);
  const { mutateAsync } = useMutation(
    {
      mutationFn: async (submission: Submission) => {
        const { url, body, transport } = submission;
        if (submission.fate === 'held')
          throw new Error('Given up: the payer was told that nothing was sent.');
        submission.fate = 'sent';
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
  return (submission) => {
    // A callback of the host's MutationCache may throw or never end, a `scope` of its defaults may make us wait for another mutation.
    const hold = (cause: unknown) => {
      if (submission.fate) return;
      submission.fate = 'held';
      const what =
        "The host's QueryClient kept the request back; nothing was sent. Check the callbacks of its MutationCache and its default `scope`.";
      latest.current.onError(submission, new PaymentError('invalid_props', what, { outcome: 'none', cause }));
    };
    const timer = setTimeout(hold, submission.transport.timeoutMs);
    mutateAsync(submission)
      .catch(hold)
      .finally(() => clearTimeout(timer));
  };
}
