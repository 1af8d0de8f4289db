import * as z from 'zod/mini';
import { integerFrom } from './integerFrom.js';
import { lenient } from './lenient.js';

/** The envelope around every answer of the Partner API and of the proxy. */
export const envelopeSchema = z.object({
  statusCode: integerFrom(0),
  error: lenient(z.string()),
  errorCode: lenient(z.string()),
  message: lenient(z.string()),
  data: z.optional(z.unknown()),
});

/** The envelope, with `data` not parsed yet. */
export type Envelope = z.infer<typeof envelopeSchema>;

/** The four errors that the contract's own table names. */
export const documentedErrors = {
  400: 'INVALID_REQUEST',
  401: 'UNAUTHORIZED',
  429: 'APIKEY_QUOTA_EXCEEDED',
  500: 'UNKNOWN_ERROR',
} as const;

/** Path of createPayment below the API's base URL. */
export const createPaymentPath = '/PartnerAPI/CustomerSchedule/user/createPayment';
