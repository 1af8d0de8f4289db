import type { PaymentError } from '../transport/PaymentError.js';
import type { ErrorKey, Messages } from './vi.js';

/** API codes (the contract's, its siblings', the proxy's) whose sentence has another name than the code itself in lower case. */
const otherCodes: Partial<Record<ErrorKey, string>> = {
  invalid_request: 'INVALID_ORDER 06',
  unauthorized: 'MISSING_AUTHORITY',
  quota_exceeded: 'APIKEY_QUOTA_EXCEEDED TOO_MANY_REQUESTS',
  upstream: 'UNKNOWN_ERROR API_FAILED SYSTEM_ERROR 99',
  not_found: 'RECORD_NOT_FOUND ORDER_NOT_FOUND 03',
  already_paid: '04',
  amount_mismatch: '05',
};

/**
 * What a payer reads about an error. The server's own text never gets here: an unknown code falls back to the sentence for `error.code`.
 */
export function errorMessage(error: PaymentError, { errors }: Messages): string {
  const { apiCode = '', code, outcome } = error;
  const [known] = Object.entries(otherCodes).find(([, codes]) => codes.split(' ').includes(apiCode)) ?? [];
  // A system that failed, and said for certain that no order was made: another method may work at once.
  const meaning = known === 'upstream' && outcome === 'none' ? 'refused' : known;
  const candidates = [
    apiCode,
    meaning,
    apiCode.toLowerCase(),
    code === 'network' && outcome === 'none' ? 'offline' : code,
  ];
  // The codes come from outside: `constructor` must not find Object's.
  return errors[candidates.find((key) => key && Object.hasOwn(errors, key)) as ErrorKey];
}
