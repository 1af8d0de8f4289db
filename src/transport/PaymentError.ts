import { omitNil } from '../contract/omitNil.js';

/** Every `PaymentError.code`. */
export const paymentErrorCodes = [
  /** The component cannot work with its props; `message` tells the developer which one is wrong. */
  'invalid_props',
  /** The API rejected the request as invalid (HTTP status or `statusCode` 400). */
  'invalid_request',
  /** The API key or the caller was not accepted (401, 403). */
  'unauthorized',
  /** Too many requests (429). */
  'quota_exceeded',
  /** Any other definite refusal, including `isSuccess: 0`. */
  'refused',
  /** The booking is already paid; there is nothing left to pay. */
  'already_paid',
  /** No response arrived. */
  'network',
  /** No complete response within `timeoutMs`. */
  'timeout',
  /** The server failed (5xx), or it reported that it does not know whether an order was made. */
  'upstream',
  /** The response is not JSON, lacks the envelope, or breaks the contract. */
  'invalid_response',
  /** The QR code contradicts the answer: another amount, another currency, or the transfer content of another order. */
  'qr_mismatch',
  /** The answer is about another booking than the one requested. */
  'booking_mismatch',
] as const;

/** Why there is no payment. */
export type PaymentErrorCode = (typeof paymentErrorCodes)[number];

export interface PaymentErrorOptions {
  outcome: 'none' | 'unknown';
  httpStatus?: number | undefined;
  apiCode?: string | undefined;
  retryAfterSeconds?: number | undefined;
  cause?: unknown;
}

const brand = 'ttdk.PaymentError';

/**
 * The error that `onError` receives. `message` is in English, for developers and logs; payers read the catalogue's sentence for `code` and `apiCode` instead.
 */
export class PaymentError extends Error {
  /** Always `'PaymentError'`. */
  override readonly name = 'PaymentError';
  /** Identifies the class across copies of this package, where `instanceof` fails. */
  readonly brand = brand;
  /** Why there is no payment. */
  readonly code: PaymentErrorCode;
  /** Whether an order may exist nevertheless. `none`: certainly not. `unknown`: it may. */
  readonly outcome: 'none' | 'unknown';
  // `declare`: an unknown field is absent rather than undefined.
  /** HTTP status of the answer. Absent when no answer came. */
  declare readonly httpStatus?: number;
  /** The API's own code (`error` or `errorCode`), for example `RECORD_NOT_FOUND`. Absent when it sent none. */
  declare readonly apiCode?: string;
  /** From `Retry-After`, seconds from the arrival of the answer. Absent when the answer has no such header. */
  declare readonly retryAfterSeconds?: number;

  constructor(code: PaymentErrorCode, message: string, options: PaymentErrorOptions) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.outcome = options.outcome;
    const { httpStatus, apiCode, retryAfterSeconds } = options;
    Object.assign(this, omitNil({ httpStatus, apiCode, retryAfterSeconds }));
  }
}

/** Whether `value` is a {@link PaymentError} of this or any other copy of the package. */
export function isPaymentError(value: unknown): value is PaymentError {
  return value instanceof Error && (value as Partial<PaymentError>).brand === brand;
}
