import type { CreatePaymentData } from '../../contract/createPayment.js';
import type { CreatePaymentOptions } from '../../transport/createPayment.js';
import { PaymentError } from '../../transport/PaymentError.js';
import type { PaymentCheckoutOptions } from '../PaymentCheckoutOptions.js';
import type { Attempt } from './attempt.js';
import { fail, succeed } from './attemptLog.js';
import type { AttemptStore } from './attemptStore.js';
import { elapsedSince } from '../hooks/elapsed.js';
import { toFailure } from './paymentErrors.js';

/** One request of an attempt, with everything that was true at the press: props may change while it is in flight. */
export interface Submission {
  attempt: Attempt;
  store: AttemptStore;
  isIdempotent: boolean;
  url: string;
  transport: CreatePaymentOptions;
  /** `sent`: handed to `fetch`. `blocked`: the host's client kept it back, and it never leaves. */
  delivery?: 'sent' | 'blocked';
}

export const defaultTimeoutMs = 30_000;

function isSameOrigin(url: string): boolean {
  try {
    return new URL(url, location.href).origin === location.origin;
  } catch {
    return false;
  }
}

export function toSubmission(
  {
    proxyUrl,
    headers,
    fetch,
    timeoutMs = defaultTimeoutMs,
    proxyIsIdempotent = false,
  }: PaymentCheckoutOptions,
  attempt: Attempt,
  store: AttemptStore,
): Submission {
  const { key, requests } = attempt;
  const [first] = requests;
  // Another origin's preflight may not allow the header: there the host has to say that it does.
  const hasKey = proxyIsIdempotent || isSameOrigin(proxyUrl);
  const transport = {
    headers,
    fetch,
    timeoutMs,
    idempotencyKey: hasKey ? key : undefined,
    idempotencyKeyAgeMs: hasKey && first && requests.length > 1 ? elapsedSince(first, first.at) : undefined,
  };
  return { attempt, store, isIdempotent: proxyIsIdempotent, url: proxyUrl, transport };
}

export function recordOrder({ store, attempt }: Submission, data: CreatePaymentData): void {
  store.commit((log) => succeed(log, attempt, data, Date.now()));
}

export function recordFailure({ store, attempt, isIdempotent }: Submission, error: PaymentError): void {
  store.commit((log) => fail(log, attempt, toFailure(error, Date.now()), isIdempotent));
}

/** The page is about to be thrown away with a request in flight: whoever opens the booking next must not wait for it. */
export function recordLoss(submission: Submission): void {
  recordFailure(
    submission,
    new PaymentError('network', 'The page was left while the request was in flight.', { outcome: 'unknown' }),
  );
}
