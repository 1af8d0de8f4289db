import { useMutation, type QueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { createPayment } from '../../transport/createPayment.js';
import { PaymentError } from '../../transport/PaymentError.js';
import type { Confirmation } from '../CheckoutState.js';
import type { PaymentCheckoutOptions } from '../PaymentCheckoutOptions.js';
import type { AttemptStore } from './attemptStore.js';
import type { ParseAnswer } from './deriveCheckoutState.js';
import {
  defaultTimeoutMs,
  recordFailure,
  recordLoss,
  recordOrder,
  toSubmission,
  type Submission,
} from './submission.js';
import { initialFlowState, transition, type PayerAction, type Transition } from './transition.js';
import { transitionNow } from './transitionNow.js';

/** Any other error (thrown by a host's `fetch`, say) proves nothing about the request. */
const toPaymentError = (error: unknown) =>
  error instanceof PaymentError
    ? error
    : new PaymentError('network', 'The request failed in an unforeseen way.', {
        outcome: 'unknown',
        cause: error,
      });

async function send(submission: Submission): Promise<void> {
  if (submission.delivery === 'blocked')
    throw new Error('Given up: the payer has read that nothing was sent.');
  submission.delivery = 'sent';
  const onPageHide = () => recordLoss(submission);
  window.addEventListener('pagehide', onPageHide);
  try {
    recordOrder(
      submission,
      await createPayment(submission.url, submission.attempt.body, submission.transport),
    );
  } catch (error) {
    recordFailure(submission, toPaymentError(error));
    throw error;
  } finally {
    window.removeEventListener('pagehide', onPageHide);
  }
}

/**
 * The mutation. Whatever a host's client is set to, the request is sent once, now, and never again by itself; and its outcome is recorded
 * before the callbacks of the host's cache run, which may throw or never end, also after the component has unmounted.
 */
function usePost(client: QueryClient): (submission: Submission) => void {
  const { mutateAsync } = useMutation(
    {
      mutationFn: send,
      networkMode: 'always',
      retry: false,
      throwOnError: false,
      // With 0 and no observer a zero delay would re-arm until the response arrives.
      gcTime: 1_000,
    },
    client,
  );
  return (submission) => {
    // A callback of the host's MutationCache may throw or never end; a `scope` in its defaults may make us wait for another mutation.
    const block = (cause: unknown) => {
      if (submission.delivery) return;
      submission.delivery = 'blocked';
      const message =
        "The host's QueryClient kept the request back; nothing was sent. Check the callbacks of its MutationCache and its default `scope`.";
      recordFailure(submission, new PaymentError('invalid_props', message, { outcome: 'none', cause }));
    };
    const timer = setTimeout(block, submission.transport.timeoutMs);
    mutateAsync(submission)
      .catch(block)
      .finally(() => clearTimeout(timer));
  };
}

export interface SubmissionResult {
  /** The payer came back to the form. */
  isEditing: boolean;
  confirmation: Confirmation | null;
  act: (action: PayerAction) => void;
}

/** For a transition that is only looked at. */
const preview = { createKey: () => '', at: 0 };

/** From a press to a request: decides, asks, records the attempt, and only then sends it. */
export function useSubmission(
  store: AttemptStore,
  parseAnswer: ParseAnswer,
  options: PaymentCheckoutOptions,
  client: QueryClient,
): SubmissionResult {
  const isIdempotent = options.proxyIsIdempotent === true;
  const [stored, setStored] = useState({ store, flow: initialFlowState });
  // Another booking has another store, and a flow of its own.
  const flow = stored.store === store ? stored.flow : initialFlowState;
  const post = usePost(client);

  const { timeoutMs = defaultTimeoutMs } = options;
  const context = { flow, isIdempotent, parseAnswer, timeoutMs };
  const apply = (action: PayerAction) => {
    let next: Transition | undefined;
    store.commit((log) => (next = transitionNow(action, { ...context, log })).log);
    if (!next) return;
    if (next.flow !== flow) setStored({ store, flow: next.flow });
    if (next.send) post(toSubmission(options, next.send, store));
  };
  const act = (action: PayerAction) => {
    store.merge();
    // Another tab may be about to send as well: then it is decided when nobody else can write.
    const { send } = transitionNow(action, { ...context, log: store.getLog() });
    if (send) store.exclusively(() => apply(action));
    else apply(action);
  };

  // Asked anew at each render: since the question was put, its order may have been paid, or another one may have appeared.
  const { question } = flow;
  const next =
    question &&
    transition({ type: 'request', ...question.request }, { ...context, ...preview, log: store.getLog() });
  return {
    isEditing: flow.isEditing,
    confirmation: next?.flow.question?.confirmation ?? null,
    act,
  };
}
