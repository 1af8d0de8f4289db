import { documentedErrors } from '../../contract/envelope.js';
import type { ProxyCall } from '../http/ProxyCall.js';
import { ProxyError } from '../http/ProxyError.js';

/** A validated read. */
export type ReadCall = Exclude<ProxyCall, { route: 'createPayment' }>;
/** A validated request for a list. */
export type ListCall = Extract<ReadCall, { route: 'methods' | 'services' }>;
type CallOf<Route extends ReadCall['route']> = Extract<ReadCall, { route: Route }>;

/**
 * Parses the query of a GET route and ignores unknown parameters.
 * @throws ProxyError 400 when a parameter is missing, repeated or malformed.
 */
export function parseQuery<Route extends ReadCall['route']>(
  route: Route,
  query: URLSearchParams,
): CallOf<Route> {
  return parseCall(route, query) as CallOf<Route>;
}

function parseCall(route: ReadCall['route'], query: URLSearchParams): ReadCall {
  if (route === 'methods') return { route };
  if (route === 'services')
    return { route, stationsId: Number(parseParameter(query, 'stationsId', positiveInteger)) };
  if (route === 'openOrder')
    return {
      route,
      customerScheduleId: Number(parseParameter(query, 'customerScheduleId', positiveInteger)),
    };
  const orderId = parseParameter(query, 'orderId', visibleText);
  return { route, orderId, amount: Number(parseParameter(query, 'amount', wholeAmount)) };
}

const positiveInteger = /^[1-9]\d{0,14}$/;
const visibleText = /^[\x21-\x7e]{1,100}$/;
const wholeAmount = /^(0|[1-9]\d{0,14})$/;

function parseParameter(query: URLSearchParams, name: string, pattern: RegExp): string {
  const [value, ...more] = query.getAll(name);
  if (value !== undefined && more.length === 0 && pattern.test(value)) return value;
  throw new ProxyError(400, documentedErrors[400], `\`${name}\` is missing, repeated or malformed.`);
}
