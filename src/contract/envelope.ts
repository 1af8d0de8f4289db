import * as z from 'zod/mini';
import { integerFrom } from './integerFrom.js';
import { lenientText } from './lenient.js';

/** The wrapper around every answer of the Partner API and of the proxy. */
export const envelopeSchema = z.object({
  statusCode: integerFrom(0),
  error: lenientText,
  errorCode: lenientText,
  message: lenientText,
  data: z.optional(z.unknown()),
});

/** The wrapper, with `data` not yet parsed. */
export type Envelope = z.infer<typeof envelopeSchema>;

/** The four errors in the contract's own table, by HTTP status. */
export const documentedErrors = {
  400: 'INVALID_REQUEST',
  401: 'UNAUTHORIZED',
  429: 'APIKEY_QUOTA_EXCEEDED',
  500: 'UNKNOWN_ERROR',
} as const;

/** Path of createPayment below the API's base URL. */
export const createPaymentPath = '/PartnerAPI/CustomerSchedule/user/createPayment';
