import {
  toPaymentStatus,
  type CreatePaymentData,
  type CreatePaymentRequest,
  type PaymentStatus,
} from '../../contract/createPayment.js';
import type { PaymentErrorCode } from '../../transport/PaymentError.js';
import { elapsedSince } from '../hooks/elapsed.js';
import { furtherStatus, type OrderStatus } from './orderStatus.js';

/** How a request ended without an order to show; a `PaymentError` that can be stored. */
export interface AttemptFailure {
  code: PaymentErrorCode;
  /** `unknown` also when this request was certainly refused but an earlier one of the attempt may have made an order. */
  outcome: 'none' | 'unknown';
  /** Epoch ms. */
  at: number;
  httpStatus?: number | undefined;
  apiCode?: string | undefined;
  retryAfterSeconds?: number | undefined;
}

/** One request of an attempt. */
export interface AttemptRequest {
  /** When it left, epoch ms. Tells the requests of one attempt apart. */
  at: number;
  /** ms after which its sender gives up. */
  timeoutMs: number;
  failure?: AttemptFailure | undefined;
}

/** The answer that made an order. */
export interface AttemptAnswer {
  data: CreatePaymentData;
  /** Epoch ms. */
  receivedAt: number;
}

/** One press of "pay", written before its request leaves. Facts about it are added, never taken back. */
export interface Attempt {
  /** `Idempotency-Key`. Belongs to `body`. */
  key: string;
  body: CreatePaymentRequest;
  /** Logical clock: the attempt with the highest value was put on screen last. */
  recency: number;
  /** Oldest first; at least one. */
  requests: readonly AttemptRequest[];
  /** The total that the form showed, VND. */
  estimate?: number | undefined;
  answer?: AttemptAnswer | undefined;
  /** The furthest status that the status source or the host has reported. */
  status?: OrderStatus | undefined;
  /** Callbacks of the host that have run. */
  told?: { created?: true | undefined; paid?: true | undefined } | undefined;
}

/**
 * Every attempt to pay one booking. The one store: what is on screen is derived from it. It only grows, and two copies merge by
 * `joinLogs`.
 */
export interface AttemptLog {
  /** The one put on screen last comes first. */
  attempts: readonly Attempt[];
  /** Attempts up to this `recency` were taken off the screen by `reset()`. */
  clearedRecency: number;
}

/** The sender records a timeout by itself; it gets this much longer, ms, before others call its request lost. */
const graceMs = 5_000;

/** Our proxy remembers a key for a day: later the same key would make another order. */
const keyLifeMs = 23 * 60 * 60 * 1000;

const timeouts = new WeakMap<AttemptRequest, AttemptFailure>();

/** The failure of a request whose sender has gone without recording one. */
function timeoutOf(request: AttemptRequest): AttemptFailure {
  let failure = timeouts.get(request);
  if (!failure) {
    failure = { code: 'timeout', outcome: 'unknown', at: request.at + request.timeoutMs };
    timeouts.set(request, failure);
  }
  return failure;
}

export const startedAt = ({ requests }: Attempt): number => requests[0]?.at ?? 0;

export const lastRequest = ({ requests }: Attempt): AttemptRequest | undefined =>
  requests[requests.length - 1];

/** ms until the request in flight counts as lost; `null` when no request is in flight. */
export function msUntilLost(attempt: Attempt): number | null {
  const request = lastRequest(attempt);
  if (attempt.answer || !request || request.failure) return null;
  const remainingMs = request.timeoutMs + graceMs - elapsedSince(request, request.at);
  return remainingMs > 0 ? remainingMs : null;
}

/** A request has left, and its sender still waits for the answer. */
export const isInFlight = (attempt: Attempt | undefined): boolean =>
  attempt !== undefined && msUntilLost(attempt) !== null;

/** How the attempt ended without an order; `undefined` while a request is in flight or when there is an order. */
export function failureOf(attempt: Attempt): AttemptFailure | undefined {
  const request = lastRequest(attempt);
  if (attempt.answer || !request || isInFlight(attempt)) return undefined;
  return request.failure ?? timeoutOf(request);
}

/** An earlier request of the attempt may have made an order: a refusal of the last one does not settle that. */
export const isInDoubt = ({ requests, answer }: Attempt): boolean =>
  !answer && requests.length > 1 && requests[requests.length - 2]?.failure?.outcome !== 'none';

/** The answer names another booking than the one asked for: nothing in it counts for this booking. */
export const isForOtherBooking = ({ body, answer }: Attempt): boolean =>
  answer?.data.customerScheduleId != null && answer.data.customerScheduleId !== body.customerScheduleId;

/** An attempt that has made an order. */
export type AnsweredAttempt = Attempt & { answer: AttemptAnswer };

export const isAnswered = (attempt: Attempt): attempt is AnsweredAttempt => attempt.answer !== undefined;

/** The status of the order as the answer gave it. */
export const answerStatusOf = (attempt: AnsweredAttempt): PaymentStatus =>
  isForOtherBooking(attempt) ? 'Unknown' : toPaymentStatus(attempt.answer.data.paymentStatus);

/** The furthest status known. `undefined` while there is neither an order nor a report. */
export const statusOf = (attempt: Attempt): PaymentStatus | undefined =>
  furtherStatus(attempt.status?.status, isAnswered(attempt) ? answerStatusOf(attempt) : undefined);

/** The bank or wallet works on a payment: reported after the order was made, where `Processing` in the answer itself means a new order. */
export const isProcessing = (attempt: Attempt): boolean =>
  isAnswered(attempt) && statusOf(attempt) === 'Processing' && answerStatusOf(attempt) !== 'Processing';

export const orderIdOf = ({ answer }: Attempt): string | undefined =>
  answer?.data.orderData?.orderId ?? answer?.data.orderId ?? undefined;

/** ms since the answer came, over reloads and turned clocks. */
export const ageOf = (answer: AttemptAnswer): number => elapsedSince(answer, answer.receivedAt);

/**
 * Sending the key again cannot settle the outcome: the proxy has answered `UNCERTAIN`, or its second answer was as unclear as the
 * first (a proxy that makes one order per key repeats what it knows). `Retry-After` means that it was too early to ask; an answer without a code
 * did not come from the proxy.
 */
const isKeyExhausted = (failure: AttemptFailure, attempt: Attempt): boolean =>
  failure.code === 'upstream' &&
  failure.apiCode !== undefined &&
  failure.retryAfterSeconds === undefined &&
  (isInDoubt(attempt) || failure.apiCode === 'UNCERTAIN');

/** The host reported how the payment ended. A later order must not be taken for the one that was reported on. */
const isOver = ({ status }: Attempt) => status?.status === 'Failed' || status?.status === 'Canceled';

/** The key must not be sent again: it cannot settle the outcome, its payment is over, or the proxy may have forgotten it. */
export function isKeySpent(attempt: Attempt): boolean {
  const failure = failureOf(attempt);
  const [first] = attempt.requests;
  if (!failure || !first) return false;
  return isKeyExhausted(failure, attempt) || isOver(attempt) || elapsedSince(first, first.at) >= keyLifeMs;
}

/**
 * No money can come of it any more: certainly refused, paid, canceled or free. A `Failed` order may still be paid late, unless it failed
 * before there was anything to pay.
 */
export function isSettled(attempt: Attempt): boolean {
  const status = statusOf(attempt);
  if (status === 'Success' || status === 'Canceled') return true;
  if (isAnswered(attempt))
    return attempt.answer.data.totalPayment === 0 || answerStatusOf(attempt) === 'Failed';
  return failureOf(attempt)?.outcome === 'none';
}

const isSameSet = (a: readonly number[] = [], b: readonly number[] = []) =>
  a.length === b.length && a.every((id) => b.includes(id));

/** Do two bodies ask for the same thing? The order of services does not matter. */
export function isSameBody(a: CreatePaymentRequest, b: CreatePaymentRequest): boolean {
  return (
    a.customerScheduleId === b.customerScheduleId &&
    a.paymentMethodType === b.paymentMethodType &&
    a.paymentMethodId === b.paymentMethodId &&
    a.paymentMethodSubType === b.paymentMethodSubType &&
    a.stationsId === b.stationsId &&
    isSameSet(a.stationServicesList, b.stationServicesList)
  );
}
