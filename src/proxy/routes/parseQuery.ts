import { documentedErrors } from '../../contract/envelope.js';
import type { ProxyCall } from '../http/ProxyCall.js';
import { ProxyRefusal } from '../http/ProxyError.js';

/** A read, as its query asks for it. */
export type ReadCall = Exclude<ProxyCall, { route: 'createPayment' }>;

/**
 * Reads the query of a GET route; parameters it does not know are ignored.
 * @throws ProxyRefusal 400 when one is missing, given twice, or malformed.
 */
export function readQuery(route: ReadCall['route'], query: URLSearchParams): ReadCall {
  if (route === 'methods') return { route };
  if (route === 'services')
    return { route, stationsId: Number(readOne(query, 'stationsId', positiveInteger)) };
  const orderId = readOne(query, 'orderId', visibleText);
  return { route, orderId, amount: Number(readOne(query, 'amount', wholeAmount)) };
}

const positiveInteger = /^[1-9]\d{0,14}$/;
const visibleText = /^[\x21-\x7e]{1,100}$/;
const wholeAmount = /^(0|[1-9]\d{0,14})$/;

function readOne(query: URLSearchParams, name: string, pattern: RegExp): string {
  const [value, ...more] = query.getAll(name);
  if (value !== undefined && more.length === 0 && pattern.test(value)) return value;
  throw new ProxyRefusal(400, documentedErrors[400], `\`${name}\` is missing, given twice, or malformed.`);
}
