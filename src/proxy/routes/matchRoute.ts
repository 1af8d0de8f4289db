import { ProxyError } from '../http/ProxyError.js';
import type { ReadCall } from './parseQuery.js';

/** The route of a request. */
export type MatchedRoute = 'createPayment' | 'health' | 'statusStream' | ReadCall['route'];

const getRoutes: ReadonlyMap<string | undefined, Exclude<MatchedRoute, 'createPayment'>> = new Map([
  ['methods', 'methods'],
  ['services', 'services'],
  ['status', 'status'],
  ['status/stream', 'statusStream'],
  ['open', 'openOrder'],
  ['health', 'health'],
]);

/**
 * Finds the route by the last path segment, or the last two, so that the proxy can be mounted anywhere. A POST to any other path is createPayment.
 * @throws ProxyError 405 when the route does not support the method.
 */
export function matchRoute(method: string, pathname: string): MatchedRoute {
  const segments = pathname.split('/').filter((part) => part !== '');
  const getRoute = getRoutes.get(segments.at(-1)) ?? getRoutes.get(segments.slice(-2).join('/'));
  const allow = getRoute ? 'GET' : 'POST';
  if (method === allow) return getRoute ?? 'createPayment';
  throw new ProxyError(405, 'METHOD_NOT_ALLOWED', `Only ${allow} is allowed here.`, { allow });
}
