import {
  createPaymentDataSchema,
  outcomeSchema,
  type CreatePaymentData,
  type CreatePaymentRequest,
} from '../contract/createPayment.js';
import { omitNil } from '../contract/omitNil.js';
import { PaymentError } from './PaymentError.js';
import { toPlainJson } from './toPlainJson.js';
import { refusal, requestEnvelope, type TransportOptions } from './requestEnvelope.js';

export interface CreatePaymentOptions extends TransportOptions {
  /** Sent as the `Idempotency-Key` header. Omit it where the proxy may not accept the header. */
  idempotencyKey?: string | undefined;
  /**
   * ms since the key was first sent, as the `Idempotency-Key-Age` header. A proxy that has started later, and does not know the key, can tell that it has
   * forgotten it. An elapsed time, so that clocks need not agree. Omit it when the key is new.
   */
  idempotencyKeyAgeMs?: number | undefined;
}

/**
 * Posts the contract's body and parses the answer. Never retries, because createPayment is not idempotent.
 * @throws {PaymentError} unless an order was made.
 */
export async function createPayment(
  url: string,
  body: CreatePaymentRequest,
  { idempotencyKey, idempotencyKeyAgeMs, ...options }: CreatePaymentOptions,
): Promise<CreatePaymentData> {
  const { envelope, httpStatus } = await requestEnvelope(
    url,
    {
      method: 'POST',
      body: toPlainJson(body),
      headers: omitNil({
        'content-type': 'application/json',
        'Idempotency-Key': idempotencyKey,
        'Idempotency-Key-Age': idempotencyKeyAgeMs?.toFixed(0),
      }),
    },
    options,
  );
  const outcome = outcomeSchema.safeParse(envelope.data);
  if (outcome.success && !outcome.data.isSuccess) {
    const apiCode = outcome.data.errorCode ?? envelope.errorCode ?? envelope.error ?? undefined;
    throw refusal(`The API refused the payment: isSuccess 0, ${apiCode ?? 'no code'}`, {
      status: httpStatus,
      httpStatus,
      apiCode,
      data: envelope.data,
    });
  }
  const data = createPaymentDataSchema.safeParse(envelope.data);
  if (!outcome.success || !data.success) {
    const cause = outcome.error ?? data.error;
    const fields = cause?.issues.map((issue) => issue.path.join('.') || 'data').join(', ');
    throw new PaymentError(
      'invalid_response',
      `The answer breaks the createPayment contract (${fields ?? 'data'}).`,
      { outcome: 'unknown', httpStatus, cause },
    );
  }
  return data.data;
}
