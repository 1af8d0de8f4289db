import {
  createPaymentDataSchema,
  outcomeSchema,
  type CreatePaymentData,
  type CreatePaymentRequest,
} from '../contract/createPayment.js';
import { omitNil } from '../contract/omitNil.js';
import { PaymentError } from './PaymentError.js';
import { refusalCode, requestEnvelope, type TransportOptions } from './requestEnvelope.js';

export interface CreatePaymentOptions extends TransportOptions {
  /** Goes out as `Idempotency-Key`; absent where the proxy may not accept the header. */
  idempotencyKey?: string | undefined;
}

/**
 * Posts the contract's body, once, and reads the answer. Never repeats itself: createPayment has no idempotency of its own.
 * @throws {PaymentError} for everything but an order that was made.
 */
export async function createPayment(
  url: string,
  body: CreatePaymentRequest,
  { idempotencyKey, ...options }: CreatePaymentOptions,
): Promise<CreatePaymentData> {
  const { envelope, httpStatus } = await requestEnvelope(
    url,
    {
      method: 'POST',
      body: JSON.stringify(body),
      headers: omitNil({ 'content-type': 'application/json', 'Idempotency-Key': idempotencyKey }),
    },
    options,
  );
  const outcome = outcomeSchema.safeParse(envelope.data);
  if (outcome.success && !outcome.data.isSuccess) {
    const apiCode = outcome.data.errorCode ?? envelope.errorCode ?? envelope.error ?? undefined;
    throw new PaymentError(
      refusalCode(httpStatus, apiCode),
      `The API made no payment: isSuccess 0, ${apiCode ?? 'no code'}.`,
      { outcome: 'none', httpStatus, apiCode },
    );
  }
  const data = createPaymentDataSchema.safeParse(envelope.data);
  if (!outcome.success || !data.success) {
    const cause = outcome.error ?? data.error;
    const fields = cause?.issues.map((issue) => issue.path.join('.') || 'data').join(', ');
    throw new PaymentError(
      'invalid_response',
      `The answer does not keep the createPayment contract (${fields ?? 'data'}).`,
      { outcome: 'unknown', httpStatus, cause },
    );
  }
  return data.data;
}
