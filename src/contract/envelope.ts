import * as z from 'zod/mini';

/** What every answer of the Partner API, and of the proxy, is wrapped in. */
export const envelopeSchema = z.object({
  statusCode: z.int(),
  error: z.catch(z.nullish(z.string()), null),
  errorCode: z.catch(z.nullish(z.string()), null),
  message: z.catch(z.nullish(z.string()), null),
  data: z.optional(z.unknown()),
});

/** The wrapper, with `data` still unread. */
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
