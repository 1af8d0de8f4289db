import { omitNil } from '../contract/omitNil.js';

/** Why there is no payment. */
export type PaymentErrorCode =
  /** The component was given props it cannot work with. For the developer. */
  | 'invalid_props'
  /** The API says the request breaks its rules (HTTP or `statusCode` 400). */
  | 'invalid_request'
  /** The key, or the caller, is not accepted (401, 403). */
  | 'unauthorized'
  /** Too many calls (429). */
  | 'quota_exceeded'
  /** Any other answer that definitely made no order, such as `isSuccess: 0`. */
  | 'refused'
  /** The booking is paid: there is nothing to do. */
  | 'already_paid'
  /** No answer came. */
  | 'network'
  /** No answer within `timeoutMs`. */
  | 'timeout'
  /** The server failed (5xx). */
  | 'upstream'
  /** The answer could not be read (not JSON, no envelope, or not the contract's data). */
  | 'invalid_response'
  /** The QR code asks for another amount or currency than the answer. */
  | 'qr_mismatch'
  /** The answer is about another booking. */
  | 'booking_mismatch';

export interface PaymentErrorOptions {
  outcome: 'none' | 'unknown';
  httpStatus?: number | undefined;
  apiCode?: string | undefined;
  retryAfterSeconds?: number | undefined;
  cause?: unknown;
}

const brand = 'ttdk.PaymentError';

/**
 * What `onError` receives. `message` is English, for developers and logs; payers read the catalogue's sentence for `code` and `apiCode` instead.
 */
export class PaymentError extends Error {
  /** Always `'PaymentError'`. */
  override readonly name = 'PaymentError';
  /** Marks the class across copies of this package, where `instanceof` fails. */
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

/** Whether `value` is a {@link PaymentError}, from this or any other copy of the package. */
export function isPaymentError(value: unknown): value is PaymentError {
  return value instanceof Error && (value as Partial<PaymentError>).brand === brand;
}
