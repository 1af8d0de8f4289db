import { ProxyError } from '../http/ProxyError.js';
import type { ReadCall } from './parseQuery.js';

/** The route of a request. */
export type MatchedRoute = 'createPayment' | 'health' | ReadCall['route'];

const getRoutes = ['methods', 'services', 'status', 'health'] as const;

/**
 * Finds the route by the last path segment, so that the proxy can be mounted anywhere. A POST to any other path is createPayment.
 * @throws ProxyError 405 when the route does not support the method.
 */
export function matchRoute(method: string, pathname: string): MatchedRoute {
  const segment = pathname.split('/').findLast((part) => part !== '');
  const getRoute = getRoutes.find((route) => route === segment);
  const allow = getRoute ? 'GET' : 'POST';
  if (method === allow) return getRoute ?? 'createPayment';
  throw new ProxyError(405, 'METHOD_NOT_ALLOWED', `Only ${allow} is allowed here.`, { allow });
}
