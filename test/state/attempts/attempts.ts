import type { CreatePaymentRequest } from '../../../src/contract/createPayment.js';
import { createPaymentDataSchema } from '../../../src/contract/createPayment.js';
import {
  begin,
  emptyLog,
  fail,
  succeed,
  type AttemptFailure,
  type AttemptLog,
} from '../../../src/state/attempts/attemptLog.js';

export const body: CreatePaymentRequest = {
  customerScheduleId: 1869,
  paymentMethodType: 2,
  paymentMethodId: 1,
  stationServicesList: [101, 102],
};

export const otherBody: CreatePaymentRequest = { ...body, paymentMethodType: 4, paymentMethodId: 3 };

const dataOf = (orderId: number, rest: Record<string, unknown> = {}) =>
  createPaymentDataSchema.parse({
    customerScheduleId: 1869,
    paymentStatus: 'New',
    totalPayment: 160_000,
    orderData: { orderId },
    paymentLinkUrl: 'https://gateway.example/pay',
    ...rest,
  });

/** When the payer pressed: a moment ago. */
export const pressedAt = Date.now() - 2_000;

export const sent = (key = 'k1', log: AttemptLog = emptyLog, sentBody = body) =>
  begin(log, { key, body: sentBody, at: pressedAt });

/** An order was made for the attempt that is out. */
export const answered = (log: AttemptLog = sent(), orderId = 1, rest: Record<string, unknown> = {}) =>
  succeed(log, log.current!.key, dataOf(orderId, rest), pressedAt + 1_000);

export const failed = (
  failure: Partial<AttemptFailure> = {},
  log: AttemptLog = sent(),
  isIdempotent = false,
): AttemptLog =>
  fail(
    log,
    log.current!.key,
    { code: 'network', outcome: 'unknown', at: pressedAt + 1_000, ...failure },
    isIdempotent,
  );
