import type { PaymentError } from '../transport/PaymentError.js';
import type { ErrorKey, Messages } from './vi.js';

/** API codes of the contract, similar APIs and the proxy, by the message that explains them. Other codes are looked up in lower case. */
const apiCodesByMessage: Partial<Record<ErrorKey, string>> = {
  invalid_request: 'INVALID_ORDER 06',
  unauthorized: 'MISSING_AUTHORITY',
  quota_exceeded: 'APIKEY_QUOTA_EXCEEDED TOO_MANY_REQUESTS',
  upstream: 'UNKNOWN_ERROR API_FAILED SYSTEM_ERROR 99',
  not_found: 'RECORD_NOT_FOUND ORDER_NOT_FOUND 03',
  already_paid: '04',
  amount_mismatch: '05',
};

/** `Object.hasOwn`, which Chrome has from 93 and Safari from 15.4. */
const hasOwn = (fields: object, key: string) => Object.prototype.hasOwnProperty.call(fields, key);

/** The message for a payer about an error. An unknown API code gets the message of `error.code`; the server's own text is never shown. */
export function errorMessage(error: PaymentError, { errors }: Messages): string {
  const { apiCode = '', code, outcome } = error;
  const [known] =
    Object.entries(apiCodesByMessage).find(([, codes]) => codes.split(' ').includes(apiCode)) ?? [];
  // The system failed, but certainly made no order: another method may work at once.
  const meaning = known === 'upstream' && outcome === 'none' ? 'refused' : known;
  const candidates = [
    apiCode,
    meaning,
    apiCode.toLowerCase(),
    code === 'network' && outcome === 'none' ? 'offline' : code,
  ];
  // Codes come from a server: `constructor` must not find a property of Object.
  return errors[candidates.find((key) => key && hasOwn(errors, key)) as ErrorKey];
}
