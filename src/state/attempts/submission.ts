import type { CreatePaymentData, CreatePaymentRequest } from '../../contract/createPayment.js';
import type { CreatePaymentOptions } from '../../transport/createPayment.js';
import { PaymentError } from '../../transport/PaymentError.js';
import { commit } from './attemptEvents.js';
import { fail, succeed, toFailure, type Attempt } from './attemptLog.js';
import type { AttemptStore } from './attemptStore.js';
import type { ParseAnswer } from './deriveCheckoutState.js';
import type { PaymentCheckoutOptions } from '../PaymentCheckoutOptions.js';

/** One press of "pay", with everything that was true at the press: props may change while it is out. */
export interface Submission {
  key: string;
  body: CreatePaymentRequest;
  store: AttemptStore;
  parseAnswer: ParseAnswer;
  isIdempotent: boolean;
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
  {
    proxyUrl,
    headers,
    fetch,
    timeoutMs = defaultTimeoutMs,
    proxyIsIdempotent = false,
  }: PaymentCheckoutOptions,
  { key, body }: Attempt,
  store: AttemptStore,
  parseAnswer: ParseAnswer,
): Submission {
  // Another origin's preflight may not allow the header: there it takes the host's word.
  const idempotencyKey = proxyIsIdempotent || isSameOrigin(proxyUrl) ? key : undefined;
  const transport = { headers, fetch, timeoutMs, idempotencyKey };
  return { key, body, store, parseAnswer, isIdempotent: proxyIsIdempotent, url: proxyUrl, transport };
}

export function recordOrder({ store, parseAnswer, key }: Submission, data: CreatePaymentData): void {
  commit(store, parseAnswer, (log) => succeed(log, key, data, Date.now()));
}

export function recordFailure(
  { store, parseAnswer, key, isIdempotent }: Submission,
  error: PaymentError,
): void {
  const failure = toFailure(error, Date.now());
  commit(store, parseAnswer, (log) => fail(log, key, failure, isIdempotent));
  // A "no" to the second request is not one to the first: the host must not hear "no order" while the payer reads "not known".
  const isInDoubt = error.outcome === 'none' && store.getLog().current?.failure?.outcome === 'unknown';
  store.emit({
    type: 'error',
    error: isInDoubt
      ? new PaymentError(error.code, error.message, { ...failure, outcome: 'unknown', cause: error })
      : error,
  });
}
