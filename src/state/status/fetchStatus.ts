import * as z from 'zod/mini';
import { toPaymentStatus, type PaymentStatus } from '../../contract/createPayment.js';
import { fetchData } from '../../transport/fetchData.js';
import type { PaymentCheckoutOptions, StatusRequest } from '../PaymentCheckoutOptions.js';

const answerTimeoutMs = 10_000;

/** The answer is about another order, or about the order with another amount. */
export class StatusMismatchError extends Error {
  override readonly name = 'StatusMismatchError';
}

const amount = z.nullish(z.number());

const statusAnswerSchema = z.object({
  paymentStatus: z.string(),
  /** Not every proxy repeats the order; the one that does must mean the order that was asked about. */
  orderId: z.nullish(z.union([z.string(), z.number()])),
  amount,
  totalAmount: amount,
});

const differs = (answered: string | number | null | undefined, asked: string | number) =>
  answered != null && String(answered) !== String(asked);

async function fetchFromUrl(options: PaymentCheckoutOptions, request: StatusRequest): Promise<PaymentStatus> {
  const { statusUrl = '', headers, fetch } = options;
  const { orderId, totalPayment, signal } = request;
  const data = await fetchData(
    statusUrl,
    { orderId, amount: totalPayment },
    // An answer from a cache may predate the payment.
    { headers, fetch, timeoutMs: answerTimeoutMs, signal, cache: 'no-store' },
  );
  const answer = statusAnswerSchema.parse(data);
  if (
    differs(answer.orderId, orderId) ||
    differs(answer.amount, totalPayment) ||
    differs(answer.totalAmount, totalPayment)
  )
    throw new StatusMismatchError(
      `The status source was asked about order ${orderId} and answered about another.`,
    );
  return toPaymentStatus(answer.paymentStatus);
}

/** Settles in time whatever the host's function does: it may ignore the signal, or never settle. */
async function fetchFromHost(
  getStatus: NonNullable<PaymentCheckoutOptions['getStatus']>,
  request: StatusRequest,
): Promise<PaymentStatus> {
  let giveUp: () => void = () => undefined;
  const silence = new Promise<never>((_, reject) => {
    giveUp = () => reject(new Error('The status source did not answer.'));
  });
  const timer = setTimeout(giveUp, answerTimeoutMs);
  request.signal.addEventListener('abort', giveUp);
  try {
    return toPaymentStatus(await Promise.race([getStatus(request), silence]));
  } finally {
    clearTimeout(timer);
    request.signal.removeEventListener('abort', giveUp);
  }
}

/**
 * Asks the status source about one order.
 * @throws {StatusMismatchError} when the answer is about something else; any other error when there is no usable answer. Neither tells
 * anything about the payment.
 */
export const fetchStatus = (
  options: PaymentCheckoutOptions,
  request: StatusRequest,
): Promise<PaymentStatus> =>
  options.getStatus ? fetchFromHost(options.getStatus, request) : fetchFromUrl(options, request);
