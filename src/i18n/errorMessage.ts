import type { PaymentError } from '../transport/PaymentError.js';
import type { ErrorKey, Messages } from './vi.js';

/** API codes (the contract's, its siblings', the proxy's own) that say more than `PaymentError.code` does. */
const meanings = new Map<string, ErrorKey>([
  ['INVALID_REQUEST', 'invalid_request'],
  ['INVALID_ORDER', 'invalid_request'],
  ['06', 'invalid_request'],
  ['UNAUTHORIZED', 'unauthorized'],
  ['MISSING_AUTHORITY', 'unauthorized'],
  ['APIKEY_QUOTA_EXCEEDED', 'quota_exceeded'],
  ['QUOTA_EXCEEDED', 'quota_exceeded'],
  ['TOO_MANY_REQUESTS', 'quota_exceeded'],
  ['UNKNOWN_ERROR', 'upstream'],
  ['API_FAILED', 'upstream'],
  ['SYSTEM_ERROR', 'upstream'],
  ['99', 'upstream'],
  ['RECORD_NOT_FOUND', 'not_found'],
  ['NOT_FOUND', 'not_found'],
  ['ORDER_NOT_FOUND', 'not_found'],
  ['03', 'not_found'],
  ['ALREADY_PAID', 'already_paid'],
  ['04', 'already_paid'],
  ['AMOUNT_MISMATCH', 'amount_mismatch'],
  ['05', 'amount_mismatch'],
  ['IDEMPOTENCY_KEY_REUSED', 'key_reused'],
  ['UNCERTAIN', 'uncertain'],
]);

/**
 * What a payer reads about an error. The server's own text never gets here: an unknown code falls back to the sentence for `error.code`.
 */
export function errorMessage(error: PaymentError, { errors }: Messages): string {
  const { apiCode = '', code, outcome } = error;
  // The codes come from outside: `constructor` must not find Object's.
  if (Object.hasOwn(errors, apiCode)) return errors[apiCode as ErrorKey];
  return errors[meanings.get(apiCode) ?? (code === 'network' && outcome === 'none' ? 'offline' : code)];
}
