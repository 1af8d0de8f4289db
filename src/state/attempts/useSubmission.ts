import { useMutation, type QueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { createPayment } from '../../transport/createPayment.js';
import { PaymentError } from '../../transport/PaymentError.js';
import { commit } from './attemptEvents.js';
import type { AttemptStore } from './attemptStore.js';
import type { Confirmation } from '../CheckoutState.js';
import { createKey } from './createKey.js';
import type { ParseAnswer } from './deriveCheckoutState.js';
import type { PaymentCheckoutOptions } from '../PaymentCheckoutOptions.js';
import { recordFailure, recordOrder, toSubmission, type Submission } from './submission.js';
import { initialFlowState, transition, type PayerAction } from './transition.js';

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

/** For a next that nobody takes. */
const onlyToSee = { createKey: () => '', at: 0 };

/** From a press to a request: plans, asks, writes the attempt down, and only then sends it. */
export function useSubmission(
  store: AttemptStore,
  parseAnswer: ParseAnswer,
  options: PaymentCheckoutOptions,
  client: QueryClient,
): SubmissionResult {
  const isIdempotent = options.proxyIsIdempotent === true;
  const [stored, setStored] = useState({ store, flow: initialFlowState });
  // Another booking has another store: where the payer was in the old one says nothing there.
  const flow = stored.store === store ? stored.flow : initialFlowState;
  const post = usePost(client);

  const context = () => ({ log: store.getLog(), flow, isIdempotent, parseAnswer });
  const act = (action: PayerAction) => {
    const next = transition(action, { ...context(), createKey, at: Date.now() });
    commit(store, parseAnswer, () => next.log);
    if (next.flow !== flow) setStored({ store, flow: next.flow });
    if (next.send) post(toSubmission(options, next.send, store, parseAnswer));
  };

  // Asked anew at each render: the order in question may have been paid, or another may have come, since the payer was asked.
  const { question } = flow;
  const next =
    question && transition({ type: 'request', body: question.body }, { ...context(), ...onlyToSee });
  return {
    isEditing: flow.isEditing,
    confirmation: next?.flow.question?.confirmation ?? null,
    act,
  };
}
