import type { CreatePaymentRequest } from '../../../src/contract/createPayment.js';
import { createPaymentDataSchema } from '../../../src/contract/createPayment.js';
import type { Attempt, AttemptFailure, AttemptLog } from '../../../src/state/attempts/attempt.js';
import { begin, currentAttempt, emptyLog, fail, succeed } from '../../../src/state/attempts/attemptLog.js';

export const body: CreatePaymentRequest = {
  customerScheduleId: 1869,
  paymentMethodType: 2,
  paymentMethodId: 1,
  stationServicesList: [101, 102],
};

export const otherBody: CreatePaymentRequest = { ...body, paymentMethodType: 4, paymentMethodId: 3 };

export const dataOf = (orderId: number, changes: Record<string, unknown> = {}) =>
  createPaymentDataSchema.parse({
    customerScheduleId: 1869,
    paymentStatus: 'New',
    totalPayment: 160_000,
    orderData: { orderId },
    paymentLinkUrl: 'https://gateway.example/pay',
    ...changes,
  });

/** When the payer pressed: a moment ago. */
export const pressedAt = Date.now() - 2_000;
export const timeoutMs = 30_000;

/** The attempt on screen. */
export function current(log: AttemptLog): Attempt {
  const attempt = currentAttempt(log);
  if (!attempt) throw new Error('No attempt is on screen.');
  return attempt;
}

export const keysOf = ({ attempts }: AttemptLog): string[] => attempts.map(({ key }) => key);

export const sent = (key = 'k1', log: AttemptLog = emptyLog, sentBody = body): AttemptLog =>
  begin(log, { key, body: sentBody, at: pressedAt, timeoutMs }).log;

/** An order was made for the attempt whose request is in flight. */
export const answered = (
  log: AttemptLog = sent(),
  orderId = 1,
  changes: Record<string, unknown> = {},
): AttemptLog => succeed(log, current(log), dataOf(orderId, changes), pressedAt + 1_000);

export const failed = (
  failure: Partial<AttemptFailure> = {},
  log: AttemptLog = sent(),
  isIdempotent = false,
): AttemptLog =>
  fail(
    log,
    current(log),
    { code: 'network', outcome: 'unknown', at: pressedAt + 1_000, ...failure },
    isIdempotent,
  );

/** A certain refusal. */
export const refused = { code: 'refused', outcome: 'none' } as const;
