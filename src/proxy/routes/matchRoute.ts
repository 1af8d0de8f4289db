import { ProxyRefusal } from '../http/ProxyError.js';
import type { ReadCall } from './parseQuery.js';

/** Where a request goes. */
export type ResolvedRoute = 'createPayment' | 'health' | ReadCall['route'];

const getRoutes = ['methods', 'services', 'status', 'health'] as const;

/**
 * Finds the route by the last path segment, wherever the proxy is mounted. A POST to any other path is createPayment.
 * @throws ProxyRefusal 405 for a method that the route does not have.
 */
export function resolveRoute(method: string, pathname: string): ResolvedRoute {
  const segment = pathname.split('/').findLast((part) => part !== '');
  const getRoute = getRoutes.find((route) => route === segment);
  const allow = getRoute ? 'GET' : 'POST';
  if (method === allow) return getRoute ?? 'createPayment';
  throw new ProxyRefusal(405, 'METHOD_NOT_ALLOWED', `Only ${allow} is allowed here.`, { allow });
}
