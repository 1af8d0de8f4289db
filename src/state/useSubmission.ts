import { useMutation, type QueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { createPayment } from '../transport/createPayment.js';
import { PaymentError } from '../transport/PaymentError.js';
import { commit } from './attempts/attemptEvents.js';
import type { AttemptStore } from './attempts/attemptStore.js';
import type { Confirmation } from './CheckoutState.js';
import { createKey } from './attempts/createKey.js';
import type { Read } from './attempts/deriveCheckoutState.js';
import type { PaymentCheckoutOptions } from './PaymentCheckoutOptions.js';
import { recordFailure, recordOrder, toSubmission, type Submission } from './attempts/submission.js';
import { startPlace, takeStep, type PayerAction } from './attempts/takeStep.js';

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
function usePost(client: QueryClient): (submission: Submission) => void {
  const { mutateAsync } = useMutation(
    {
      mutationFn: async (submission: Submission) => {
        if (submission.fate === 'held')
          throw new Error('Given up: the payer was told that nothing was sent.');
        submission.fate = 'sent';
        const { url, body, transport } = submission;
        const data = await createPayment(url, body, transport).catch((error: unknown) => {
          recordFailure(submission, toPaymentError(error));
          throw error;
        });
        recordOrder(submission, data);
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
      recordFailure(submission, new PaymentError('invalid_props', what, { outcome: 'none', cause }));
    };
    const timer = setTimeout(hold, submission.transport.timeoutMs);
    mutateAsync(submission)
      .catch(hold)
      .finally(() => clearTimeout(timer));
  };
}

export interface SubmissionResult {
  /** The payer came back to the form. */
  isEditing: boolean;
  confirmation: Confirmation | null;
  act: (action: PayerAction) => void;
}

/** For a step that nobody takes. */
const onlyToSee = { createKey: () => '', at: 0 };

/** From a press to a request: plans, asks, writes the attempt down, and only then sends it. */
export function useSubmission(
  store: AttemptStore,
  read: Read,
  options: PaymentCheckoutOptions,
  client: QueryClient,
): SubmissionResult {
  const isIdempotent = options.proxyIsIdempotent === true;
  const [kept, keep] = useState({ store, place: startPlace });
  // Another booking has another store: where the payer was in the old one says nothing there.
  const place = kept.store === store ? kept.place : startPlace;
  const post = usePost(client);

  const situation = () => ({ log: store.getLog(), place, isIdempotent, read });
  const act = (action: PayerAction) => {
    const step = takeStep(action, { ...situation(), createKey, at: Date.now() });
    commit(store, read, () => step.log);
    if (step.place !== place) keep({ store, place: step.place });
    if (step.send) post(toSubmission(options, step.send, store, read));
  };

  // Asked anew at each render: the order in question may have been paid, or another may have come, since the payer was asked.
  const { question } = place;
  const step =
    question && takeStep({ type: 'request', body: question.body }, { ...situation(), ...onlyToSee });
  return {
    isEditing: place.isEditing,
    confirmation: step?.place.question?.confirmation ?? null,
    act,
  };
}
