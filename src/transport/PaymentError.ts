import { omitNil } from '../contract/omitNil.js';

/** Why there is no payment, in one word. */
export type PaymentErrorCode =
  /** The component was given props it cannot work with. For the developer. */
  | 'invalid_props'
  /** The API says the request breaks its rules (HTTP or `statusCode` 400). */
  | 'invalid_request'
  /** The key, or the caller, is not accepted (401, 403). */
  | 'unauthorized'
  /** Too many calls (429). */
  | 'quota_exceeded'
  /** Any other definite no, `isSuccess: 0` among them. */
  | 'refused'
  /** The booking is paid: there is nothing to do. */
  | 'already_paid'
  /** No answer came. */
  | 'network'
  /** No answer within `timeoutMs`. */
  | 'timeout'
  /** The server failed (5xx). */
  | 'upstream'
  /** An answer came that is not one (not JSON, not the envelope, not the contract). */
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
  override readonly name = 'PaymentError';
  /** Marks the class across copies of this package, where `instanceof` fails. */
  readonly brand = brand;
  readonly code: PaymentErrorCode;
  /** Could an order exist all the same? `none`: certainly not. `unknown`: it may. */
  readonly outcome: 'none' | 'unknown';
  // `declare`: a field that is not known is not there, rather than undefined.
  /** HTTP status, where there was an answer. */
  declare readonly httpStatus?: number;
  /** The API's own code (`error` or `errorCode`), for example `RECORD_NOT_FOUND`. */
  declare readonly apiCode?: string;
  /** From `Retry-After`, seconds from the arrival of the answer. */
  declare readonly retryAfterSeconds?: number;

  constructor(code: PaymentErrorCode, message: string, options: PaymentErrorOptions) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.outcome = options.outcome;
    const { httpStatus, apiCode, retryAfterSeconds } = options;
    Object.assign(this, omitNil({ httpStatus, apiCode, retryAfterSeconds }));
  }
}

/** Is it a {@link PaymentError}, from this or any other copy of the package? */
export function isPaymentError(value: unknown): value is PaymentError {
  return value instanceof Error && (value as Partial<PaymentError>).brand === brand;
}
