import type { QueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { filled } from '../contract/filled.js';
import type { PaymentReading } from '../payment/presentment.js';
import { PaymentError } from '../transport/PaymentError.js';
import { fail, isSettled, succeed, toFailure, type Attempt } from './attemptLog.js';
import type { AttemptStore } from './attemptStore.js';
import type { Confirmation } from './CheckoutState.js';
import { createKey } from './createKey.js';
import { contradiction, type Read } from './deriveCheckoutState.js';
import { endEvents } from './hostEvents.js';
import type { PaymentCheckoutOptions } from './PaymentCheckoutOptions.js';
import { startPlace, takeStep, type PayerAction } from './takeStep.js';
import { toSubmission, useCreatePayment, type CreatePaymentListener } from './useCreatePayment.js';

/** An order that waits for money, and nothing in its answer to pay it with. */
function unpayable(attempt: Attempt, { payment }: PaymentReading): PaymentError | undefined {
  if (isSettled(attempt) || payment.presentments.length > 0) return undefined;
  return new PaymentError(
    'invalid_response',
    `Order ${payment.orderId ?? 'unknown'} was made, but nothing in its answer can be shown: no readable code, picture or safe link.`,
    { outcome: 'unknown' },
  );
}

/** Tells the host what an answer is, in the order in which it matters. */
function announceOrder(store: AttemptStore, attempt: Attempt, read: Read) {
  const reading = read(attempt);
  const data = attempt.answer?.data;
  if (!reading || !data) return;
  const { payment, notices } = reading;
  const { metaData, paymentGatewayData } = data;
  store.tell({ type: 'created', payment: filled({ ...payment, metaData, paymentGatewayData }) });
  for (const notice of notices) store.tell({ type: 'event', event: { type: 'notice', notice } });
  const error = contradiction(reading) ?? unpayable(attempt, reading);
  if (error) store.tell({ type: 'error', error });
  else for (const event of endEvents(payment.status, payment)) store.tell(event);
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
  isExpired: boolean,
  options: PaymentCheckoutOptions,
  client: QueryClient,
): SubmissionResult {
  const isIdempotent = options.proxyIsIdempotent === true;
  const [kept, keep] = useState({ store, place: startPlace });
  // Another booking has another store: where the payer was in the old one says nothing there.
  const place = kept.store === store ? kept.place : startPlace;

  const listener: CreatePaymentListener = {
    onSuccess({ store: at, key }, data) {
      at.update((log) => succeed(log, key, data, Date.now()));
      const { current } = at.getLog();
      if (current?.key === key) announceOrder(at, current, read);
    },
    onError({ store: at, key }, error) {
      const failure = toFailure(error, Date.now());
      at.update((log) => fail(log, key, failure, isIdempotent));
      // A "no" to the second request is not one to the first: the host must not hear "no order" while the payer reads "not known".
      const isInDoubt = error.outcome === 'none' && at.getLog().current?.failure?.outcome === 'unknown';
      at.tell({
        type: 'error',
        error: isInDoubt
          ? new PaymentError(error.code, error.message, { ...failure, outcome: 'unknown', cause: error })
          : error,
      });
    },
  };
  const post = useCreatePayment(listener, client);

  const situation = () => ({ log: store.getLog(), place, isExpired, isIdempotent, read });
  const act = (action: PayerAction) => {
    const step = takeStep(action, { ...situation(), createKey, at: Date.now() });
    store.update(() => step.log);
    if (step.place !== place) keep({ store, place: step.place });
    if (!step.send) return;
    store.tell({ type: 'event', event: { type: 'submitted' } });
    const { key, body } = step.send;
    post(toSubmission(options, { key, body, store }));
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
