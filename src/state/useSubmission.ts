import type { QueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { toPaymentStatus, type CreatePaymentRequest } from '../contract/createPayment.js';
import type { PaymentReading } from '../payment/presentment.js';
import { begin, clear, fail, isInFlight, promote, succeed, type Attempt } from './attemptLog.js';
import type { AttemptStore } from './attemptStore.js';
import type { Confirmation } from './CheckoutState.js';
import { createKey } from './createKey.js';
import { contradiction, payableAttempt } from './deriveCheckoutState.js';
import type { PaymentCheckoutOptions } from './PaymentCheckoutOptions.js';
import { planSubmission } from './planSubmission.js';
import { toSubmission, useCreatePayment, type CreatePaymentListener } from './useCreatePayment.js';

type Read = (attempt: Attempt) => PaymentReading | undefined;

interface Question extends Confirmation {
  body: CreatePaymentRequest;
}

interface Place {
  store: AttemptStore;
  /** The payer came back to the form. */
  isEditing: boolean;
  question: Question | null;
}

/** Tells the host what an answer is, in the order in which it matters. */
function announceOrder(store: AttemptStore, attempt: Attempt, read: Read) {
  const reading = read(attempt);
  const data = attempt.answer?.data;
  if (!reading || !data) return;
  const { payment, notices } = reading;
  const { metaData, paymentGatewayData } = data;
  store.tell({
    type: 'created',
    payment: {
      ...payment,
      ...(metaData != null && { metaData }),
      ...(paymentGatewayData != null && { paymentGatewayData }),
    },
  });
  for (const notice of notices) store.tell({ type: 'event', event: { type: 'notice', notice } });
  const error = contradiction(reading);
  if (error) store.tell({ type: 'error', error });
  else if (payment.totalPayment === 0)
    store.tell({ type: 'event', event: { type: 'settled', state: 'nothingToPay' } });
  else if (toPaymentStatus(data.paymentStatus) === 'Success') {
    store.tell({ type: 'paid', payment });
    store.tell({ type: 'event', event: { type: 'settled', state: 'paid' } });
  }
}

/** From a press to a request: plans, asks, writes the attempt down, and only then sends it. */
export function useSubmission(
  store: AttemptStore,
  read: Read,
  isExpired: boolean,
  options: PaymentCheckoutOptions,
  client: QueryClient,
) {
  const [kept, setPlace] = useState<Place>({ store, isEditing: false, question: null });
  // Another booking has another store: where the payer was in the old one says nothing there.
  const place = kept.store === store ? kept : { store, isEditing: false, question: null };

  const listener: CreatePaymentListener = {
    onSuccess({ store: at, key }, data) {
      at.update((log) => succeed(log, key, data, Date.now()));
      const { current } = at.getLog();
      if (current?.key === key) announceOrder(at, current, read);
    },
    onError({ store: at, key }, error) {
      const { code, outcome, httpStatus, apiCode, retryAfterSeconds } = error;
      const failure = { code, outcome, httpStatus, apiCode, retryAfterSeconds, at: Date.now() };
      // Limits and keys are checked before an idempotent proxy looks the attempt up: they settle nothing.
      const settlesDoubt =
        options.proxyIsIdempotent === true && (code === 'refused' || code === 'invalid_request');
      at.update((log) => fail(log, key, failure, settlesDoubt));
      at.tell({ type: 'error', error });
    },
  };
  const post = useCreatePayment(listener, client);

  const send = (key: string, body: CreatePaymentRequest) => {
    if (isInFlight(store.getLog().current)) return;
    store.update((log) => begin(log, { key, body, at: Date.now() }));
    setPlace({ store, isEditing: false, question: null });
    store.tell({ type: 'event', event: { type: 'submitted' } });
    post(toSubmission(options, { key, body, store }));
  };

  const request = (body: CreatePaymentRequest, isConfirmed: boolean) => {
    const plan = planSubmission(store.getLog(), body, { isConfirmed, isExpired, createKey });
    if (plan.kind === 'send') send(plan.key, body);
    else if (plan.kind === 'ask') setPlace({ ...place, question: { ...plan.confirmation, body } });
    else setPlace({ store, isEditing: false, question: null });
  };

  const { question } = place;
  return {
    isEditing: place.isEditing,
    confirmation: question as Confirmation | null,
    /** What the payer asks for; asks back where an order may exist. */
    request: (body: CreatePaymentRequest) => request(body, false),
    /** The current attempt's choices once more. */
    repeat: () => {
      const { current } = store.getLog();
      if (current) request(current.body, false);
    },
    confirm: () => {
      if (question) request(question.body, true);
    },
    dismiss: () => setPlace({ ...place, question: null }),
    /** The same body and key again: only for a proxy that makes one order of one key. */
    checkAgain: () => {
      const { current } = store.getLog();
      if (options.proxyIsIdempotent && current?.failure?.outcome === 'unknown')
        send(current.key, current.body);
    },
    edit: () => {
      if (!isInFlight(store.getLog().current)) setPlace({ store, isEditing: true, question: null });
    },
    returnToPayment: () => {
      const payable = payableAttempt(store.getLog(), read);
      if (!payable) return;
      store.update((log) => promote(log, payable));
      setPlace({ store, isEditing: false, question: null });
    },
    reset: () => {
      if (isInFlight(store.getLog().current)) return;
      store.update(clear);
      setPlace({ store, isEditing: false, question: null });
    },
  };
}
