import { createPayment } from '../../src/transport/createPayment.js';
import { PaymentError } from '../../src/transport/PaymentError.js';
import { sampleDataWith } from '../fixtures/sampleAnswer.js';

/** `data` of a createPayment that made an order. */
export const orderData = sampleDataWith();

export const envelope = (statusCode: number, rest: Record<string, unknown> = {}) => ({
  statusCode,
  error: null,
  message: '',
  data: null,
  ...rest,
});

export const answer = (status: number, body: unknown, headers: Record<string, string> = {}): Response =>
  new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers });

export const body = { customerScheduleId: 1869, paymentMethodType: 2, paymentMethodId: 1 };

/** The PaymentError that `request` rejects with. */
export async function errorOf(request: Promise<unknown>): Promise<PaymentError> {
  const error: unknown = await request.then(
    () => new Error('It succeeded.'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof PaymentError)) throw error;
  return error;
}

/** Calls createPayment on a server that gives `response`. */
export const postTo = (response: Response) =>
  createPayment('/api/payment', body, { fetch: () => Promise.resolve(response), timeoutMs: 1_000 });
