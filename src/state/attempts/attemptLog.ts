import type { CreatePaymentData, CreatePaymentRequest, PaymentStatus } from '../../contract/createPayment.js';
import { omitNil } from '../../contract/omitNil.js';
import {
  isForOtherBooking,
  isInDoubt,
  isSettled,
  lastRequest,
  orderIdOf,
  statusOf,
  type Attempt,
  type AttemptFailure,
  type AttemptLog,
} from './attempt.js';
import { joinLogs } from './joinLogs.js';
import { furtherStatus } from './orderStatus.js';
import { withOutcome } from './paymentErrors.js';

export const emptyLog: AttemptLog = { attempts: [], clearedRecency: 0 };

/** More than a payer makes in earnest in a day; bounds storage and polling. */
const maxAttempts = 20;

/** The attempt on screen. */
export function currentAttempt({ attempts: [latest], clearedRecency }: AttemptLog): Attempt | undefined {
  return latest && latest.recency > clearedRecency ? latest : undefined;
}

/** Attempts whose order may exist and may still take money, newest first. */
export const openAttempts = ({ attempts }: AttemptLog): readonly Attempt[] =>
  attempts.filter((attempt) => !isSettled(attempt));

/** The order that has been paid, if any has: also one that a newer attempt replaced. */
export const paidAttempt = ({ attempts }: AttemptLog): Attempt | undefined =>
  attempts.find((attempt) => statusOf(attempt) === 'Success');

/** The attempt that the API answered with "this booking is paid". */
export const alreadyPaidAttempt = ({ attempts }: AttemptLog): Attempt | undefined =>
  attempts.find(({ requests }) => requests.some(({ failure }) => failure?.code === 'already_paid'));

const nextRecency = ({ attempts, clearedRecency }: AttemptLog): number =>
  Math.max(clearedRecency, attempts[0]?.recency ?? 0) + 1;

/** Adds facts about one attempt, and the attempt if the log does not have it. The same log when they are known already. */
function addFacts(log: AttemptLog, attempt: Attempt, facts: Partial<Attempt>): AttemptLog {
  return joinLogs(log, { ...log, attempts: [{ ...attempt, ...facts }] });
}

const findAttempt = ({ attempts }: AttemptLog, key: string) =>
  attempts.find((attempt) => attempt.key === key);

/** Drops the oldest attempts that nothing can come of, where there are too many. */
function prune(log: AttemptLog): AttemptLog {
  const surplus = log.attempts.length - maxAttempts;
  if (surplus <= 0) return log;
  const dropped = new Set([...log.attempts].reverse().filter(isSettled).slice(0, surplus));
  return { ...log, attempts: log.attempts.filter((attempt) => !dropped.has(attempt)) };
}

export interface NewRequest {
  key: string;
  body: CreatePaymentRequest;
  /** Epoch ms. */
  at: number;
  timeoutMs: number;
  /** The total that the form shows, VND. */
  estimate?: number | undefined;
}

/** A request leaves: a new attempt, or the attempt with this key once more. Returns the attempt with the log. */
export function begin(
  log: AttemptLog,
  { key, body, at, timeoutMs, estimate }: NewRequest,
): { log: AttemptLog; attempt: Attempt } {
  const earlier = findAttempt(log, key);
  const last = earlier && lastRequest(earlier);
  // Tells requests apart: two of one attempt never share a time, even where the clock was turned back.
  const request = { at: Math.max(at, (last?.at ?? 0) + 1), timeoutMs };
  const attempt: Attempt = earlier
    ? { ...earlier, recency: nextRecency(log), requests: [...earlier.requests, request] }
    : omitNil({ key, body, recency: nextRecency(log), requests: [request], estimate });
  const attempts = [attempt, ...log.attempts.filter((other) => other !== earlier)];
  return { log: prune({ ...log, attempts }), attempt };
}

/**
 * The answer to the attempt's last request came: an order exists. A cached page may get its answer after another document has sent the key
 * again, and a proxy that promises nothing has made two orders then: each is an attempt of its own.
 */
export function succeed(log: AttemptLog, attempt: Attempt, data: CreatePaymentData, at: number): AttemptLog {
  const answer = { data, receivedAt: at };
  const known = findAttempt(log, attempt.key);
  const orderId = orderIdOf({ ...attempt, answer });
  if (!known?.answer || orderIdOf(known) === orderId) return addFacts(log, attempt, { answer });
  const { body, recency, requests, estimate } = attempt;
  const key = `${attempt.key}/${orderId ?? ''}`;
  return addFacts(log, { key, body, recency, requests, estimate }, { answer });
}

/**
 * The API itself refused: `isSuccess: 0`, or one of its codes. A server on the way that does not know the path or the method decides nothing, and
 * IDEMPOTENCY_KEY_REUSED means that there was an earlier request.
 */
const isApiVerdict = ({ httpStatus, apiCode = '' }: AttemptFailure): boolean =>
  httpStatus === 200 ||
  ([400, 404, 422].includes(httpStatus ?? 0) &&
    /^[A-Z\d_]+$/.test(apiCode) &&
    apiCode !== 'IDEMPOTENCY_KEY_REUSED');

/**
 * The attempt's last request ended without an order to show. After an earlier request with an unknown outcome a refusal settles nothing, unless it is about
 * the booking (`already_paid`), or a proxy that makes one order per key (`isIdempotent`) passed this request on to the API: limits and keys
 * are checked before an attempt is looked up.
 */
export function fail(
  log: AttemptLog,
  attempt: Attempt,
  failure: AttemptFailure,
  isIdempotent: boolean,
): AttemptLog {
  const settlesDoubt =
    failure.code === 'already_paid' ||
    (isIdempotent &&
      (failure.code === 'refused' || failure.code === 'invalid_request') &&
      isApiVerdict(failure));
  const outcome = isInDoubt(attempt) && !settlesDoubt ? 'unknown' : failure.outcome;
  const earlier = attempt.requests.slice(0, -1);
  const request = lastRequest(attempt);
  return request
    ? addFacts(log, attempt, {
        requests: [...earlier, { ...request, failure: withOutcome(failure, outcome) }],
      })
    : log;
}

/** The same status again is not news, even if it is newer; nor is one that is not as far. */
function report(log: AttemptLog, attempt: Attempt, status: PaymentStatus, at: number): AttemptLog {
  const known = statusOf(attempt);
  if (known === status || furtherStatus(status, known) !== status) return log;
  // Newer than the last report, even where the clock was turned back.
  return addFacts(log, attempt, { status: { status, at: Math.max(at, (attempt.status?.at ?? 0) + 1) } });
}

/** The status source reported on an order. */
export const setStatus = (log: AttemptLog, orderId: string, status: PaymentStatus, at: number): AttemptLog =>
  log.attempts
    .filter((attempt) => orderIdOf(attempt) === orderId && !isForOtherBooking(attempt))
    .reduce((before, attempt) => report(before, attempt, status, at), log);

/** The host reported on the booking: on the order, or the request, that is on screen. */
export function setHostStatus(log: AttemptLog, status: PaymentStatus, at: number): AttemptLog {
  const attempt = currentAttempt(log);
  return attempt ? report(log, attempt, status, at) : log;
}

/** Callbacks of the host have run for an attempt. */
export const setTold = (log: AttemptLog, attempt: Attempt, told: NonNullable<Attempt['told']>): AttemptLog =>
  addFacts(log, attempt, { told });

/** Puts an attempt on screen again that a newer one had replaced. */
export const promote = (log: AttemptLog, attempt: Attempt): AttemptLog =>
  attempt === currentAttempt(log) ? log : addFacts(log, attempt, { recency: nextRecency(log) });

/** Clears the screen. Orders that can still be paid stay known: the payer is asked before a new one is made. */
export function clear(log: AttemptLog): AttemptLog {
  // The newest attempts may be missing: an attempt that cannot be read is lost.
  const clearedRecency = Math.max(log.clearedRecency, log.attempts[0]?.recency ?? 0);
  return clearedRecency === log.clearedRecency ? log : { ...log, clearedRecency };
}
