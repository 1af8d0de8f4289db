import {
  toPaymentStatus,
  type CreatePaymentData,
  type CreatePaymentRequest,
  type PaymentStatus,
} from '../../contract/createPayment.js';
import { omitNil } from '../../contract/omitNil.js';
import type { PaymentError, PaymentErrorCode } from '../../transport/PaymentError.js';
import { elapsedSince } from '../hooks/elapsed.js';

/** How an attempt ended without an order to show; a `PaymentError` that can be stored. */
export interface AttemptFailure {
  code: PaymentErrorCode;
  outcome: 'none' | 'unknown';
  /** Epoch ms. */
  at: number;
  httpStatus?: number | undefined;
  apiCode?: string | undefined;
  retryAfterSeconds?: number | undefined;
}

/** One press of "pay": written before the request leaves. Neither answer nor failure: the request is out. */
export interface Attempt {
  /** `Idempotency-Key`. Belongs to `body`. */
  key: string;
  body: CreatePaymentRequest;
  /** When the first request with this key left, epoch ms. */
  startedAt: number;
  /** An earlier request of this payer ended unknown: a refusal of this one does not settle that. */
  isInDoubt: boolean;
  answer?: {
    data: CreatePaymentData;
    /** Epoch ms. */
    receivedAt: number;
    /** ms between its arrival and the last save: what a turned clock cannot take back. */
    ageMs?: number;
  };
  failure?: AttemptFailure;
  /** The status source's latest word. */
  status?: PaymentStatus;
  /** The host's own word (`paymentStatus` prop): wins over every other. */
  hostStatus?: PaymentStatus;
}

/** Every attempt of one checkout that can still matter. The one store: what is on screen is derived from it. */
export interface AttemptLog {
  current: Attempt | null;
  /** Earlier attempts whose orders may still be paid, newest first. */
  superseded: readonly Attempt[];
}

export const emptyLog: AttemptLog = { current: null, superseded: [] };

/** More than a payer can make in earnest; keeps storage and polling bounded. */
const maxSuperseded = 10;

export const isInFlight = (attempt: Attempt | null): boolean =>
  attempt !== null && !attempt.answer && !attempt.failure;

/** The answer speaks of another booking: nothing it says may be believed of this one. */
export const isForOtherBooking = ({ body, answer }: Attempt): boolean =>
  answer?.data.customerScheduleId != null && answer.data.customerScheduleId !== body.customerScheduleId;

/** `undefined` while there is no order to have one. */
export function statusOf(attempt: Attempt): PaymentStatus | undefined {
  if (attempt.hostStatus || !attempt.answer) return attempt.hostStatus;
  if (isForOtherBooking(attempt)) return 'Unknown';
  return attempt.status ?? toPaymentStatus(attempt.answer.data.paymentStatus);
}

/** Our proxy keeps what it knows of a key for a day: later the same key would make another order. */
const keyLifeMs = 23 * 60 * 60 * 1000;

/**
 * Asking again with this key tells nothing new: the proxy calls it UNCERTAIN, or a second answer of its own was no clearer than the first - a proxy
 * that makes one order of one key repeats what it knows. With `Retry-After` it was only too early to say; without a code it was not the proxy that spoke.
 */
const isKeyExhausted = (failure: AttemptFailure, isInDoubt: boolean): boolean =>
  failure.code === 'upstream' &&
  failure.apiCode !== undefined &&
  failure.retryAfterSeconds === undefined &&
  (isInDoubt || failure.apiCode === 'UNCERTAIN');

/** This key is not to be sent again: it tells nothing new, or the proxy may have forgotten it. */
export const isKeySpent = ({ failure, isInDoubt, startedAt }: Attempt): boolean =>
  failure !== undefined &&
  (isKeyExhausted(failure, isInDoubt) || elapsedSince(failure, startedAt) >= keyLifeMs);

const endStatuses: ReadonlySet<PaymentStatus | undefined> = new Set(['Success', 'Canceled', 'Failed']);

/** Nothing more can come of it: refused for certain, paid, canceled, failed, or free. */
export function isSettled(attempt: Attempt): boolean {
  if (endStatuses.has(statusOf(attempt)) || attempt.answer?.data.totalPayment === 0) return true;
  return attempt.failure?.outcome === 'none' && !attempt.isInDoubt;
}

const sameServices = (a: readonly number[] = [], b: readonly number[] = []) =>
  a.length === b.length && a.every((id) => b.includes(id));

/** Do two bodies ask for the same thing? The order of services does not matter. */
export function isSameBody(a: CreatePaymentRequest, b: CreatePaymentRequest): boolean {
  return (
    a.customerScheduleId === b.customerScheduleId &&
    a.paymentMethodType === b.paymentMethodType &&
    a.paymentMethodId === b.paymentMethodId &&
    a.paymentMethodSubType === b.paymentMethodSubType &&
    a.stationsId === b.stationsId &&
    sameServices(a.stationServicesList, b.stationServicesList)
  );
}

export const allAttempts = (log: AttemptLog): readonly Attempt[] =>
  log.current ? [log.current, ...log.superseded] : log.superseded;

/** Attempts behind which an order exists or may exist that can still take money, newest first. */
export const openAttempts = (log: AttemptLog): readonly Attempt[] =>
  allAttempts(log).filter((attempt) => !isSettled(attempt));

/** The order that has been paid, if any has: also one that a newer attempt replaced. */
export const paidAttempt = (log: AttemptLog): Attempt | undefined =>
  allAttempts(log).find((attempt) => statusOf(attempt) === 'Success');

/** The request leaves. An attempt that may hold an order moves aside; with the same key it is the same attempt, asked again. */
export function begin(
  log: AttemptLog,
  { key, body, at }: { key: string; body: CreatePaymentRequest; at: number },
): AttemptLog & { current: Attempt } {
  const { current } = log;
  if (current?.key === key) {
    return {
      ...log,
      current: { key, body: current.body, startedAt: current.startedAt, isInDoubt: !isSettled(current) },
    };
  }
  return {
    current: { key, body, startedAt: at, isInDoubt: false },
    superseded:
      current && !isSettled(current) ? [current, ...log.superseded].slice(0, maxSuperseded) : log.superseded,
  };
}

/** The same log when nothing changes, so that nobody renders for an answer that says nothing new. */
function change(
  log: AttemptLog,
  isIt: (attempt: Attempt) => boolean,
  how: (attempt: Attempt) => Attempt,
): AttemptLog {
  const apply = (attempt: Attempt) => (isIt(attempt) ? how(attempt) : attempt);
  const current = log.current && apply(log.current);
  const superseded = log.superseded.map(apply);
  const isUnchanged =
    current === log.current && superseded.every((attempt, index) => attempt === log.superseded[index]);
  return isUnchanged ? log : { current, superseded };
}

/** The answer came: an order exists. */
export const succeed = (log: AttemptLog, key: string, data: CreatePaymentData, at: number): AttemptLog =>
  change(
    log,
    (attempt) => attempt.key === key,
    ({ body, startedAt }) => ({ key, body, startedAt, isInDoubt: false, answer: { data, receivedAt: at } }),
  );

export const toFailure = (
  { code, outcome, httpStatus, apiCode, retryAfterSeconds }: PaymentError,
  at: number,
): AttemptFailure => ({ code, outcome, httpStatus, apiCode, retryAfterSeconds, at });

/**
 * The API itself said no: `isSuccess: 0`, or one of its codes. A server on the way that knows no such path or method says nothing of the sort, and
 * IDEMPOTENCY_KEY_REUSED says that there was an earlier request.
 */
const isApiVerdict = ({ httpStatus, apiCode = '' }: AttemptFailure): boolean =>
  httpStatus === 200 ||
  ([400, 404, 422].includes(httpStatus ?? 0) &&
    /^[A-Z\d_]+$/.test(apiCode) &&
    apiCode !== 'IDEMPOTENCY_KEY_REUSED');

/**
 * No order to show. After an unknown outcome a refusal says nothing about the first request, unless it is about the booking
 * (`already_paid`), or a proxy that makes one order of one key (`isIdempotent`) let this one through to the API: limits and keys
 * are checked before an attempt is looked up, and settle nothing.
 */
export const fail = (
  log: AttemptLog,
  key: string,
  failure: AttemptFailure,
  isIdempotent: boolean,
): AttemptLog =>
  change(
    log,
    (attempt) => attempt.key === key,
    (attempt) => {
      const settlesDoubt =
        failure.code === 'already_paid' ||
        (isIdempotent &&
          (failure.code === 'refused' || failure.code === 'invalid_request') &&
          isApiVerdict(failure));
      const isInDoubt = attempt.isInDoubt && !settlesDoubt;
      return { ...attempt, isInDoubt, failure: isInDoubt ? { ...failure, outcome: 'unknown' } : failure };
    },
  );

export const orderIdOf = (attempt: Attempt): string | undefined =>
  attempt.answer?.data.orderData?.orderId ?? attempt.answer?.data.orderId ?? undefined;

/** ms since the answer came, over reloads and turned clocks. */
export const ageOf = (answer: NonNullable<Attempt['answer']>): number =>
  elapsedSince(answer, answer.receivedAt, answer.ageMs);

/** The status source's word on one order. An end state is final for it: a late, older word cannot open it again. */
export const setStatus = (log: AttemptLog, orderId: string, status: PaymentStatus): AttemptLog =>
  change(
    log,
    (attempt) =>
      orderIdOf(attempt) === orderId && statusOf(attempt) !== 'Success' && statusOf(attempt) !== 'Canceled',
    (attempt) => (statusOf(attempt) === status ? attempt : { ...attempt, status }),
  );

/** The host's word on the order of the current attempt; `undefined`: it has none any more. */
export const setHostStatus = (log: AttemptLog, hostStatus: PaymentStatus | undefined): AttemptLog =>
  change(
    log,
    (attempt) => attempt === log.current && attempt.hostStatus !== hostStatus,
    (attempt) => omitNil({ ...attempt, hostStatus }),
  );

/** Puts an attempt on screen again that a newer one had replaced. */
export function promote(log: AttemptLog, attempt: Attempt): AttemptLog {
  if (attempt === log.current) return log;
  const rest = log.superseded.filter((other) => other !== attempt);
  return {
    current: attempt,
    superseded: log.current && !isSettled(log.current) ? [log.current, ...rest] : rest,
  };
}

/** Clears the screen. Orders that can still be paid are kept in mind: a new one is asked about first. */
export const clear = (log: AttemptLog): AttemptLog => ({ current: null, superseded: openAttempts(log) });
