import type { RequestRecord } from './RequestRecord.js';
import type { ProxyResponse } from './ProxyResponse.js';
import type { StreamResponse } from './StreamResponse.js';

const jsonHeaders = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' };
/** Servers in between must neither compress nor gather the messages of a stream. */
const streamHeaders = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
};

/** Headers of a response. None repeats a value from the client or the API, except for an origin on the list. */
export function responseHeaders(
  response: ProxyResponse | StreamResponse,
  { requestId }: RequestRecord,
  corsOrigin: string | undefined,
): Record<string, string> {
  const { headers } = response;
  return {
    ...('stream' in response ? streamHeaders : jsonHeaders),
    'x-content-type-options': 'nosniff',
    'x-request-id': requestId,
    ...(headers?.retryAfterSeconds !== undefined && { 'retry-after': String(headers.retryAfterSeconds) }),
    ...(headers?.allow !== undefined && { allow: headers.allow }),
    ...corsHeaders(corsOrigin),
    ...(corsOrigin !== undefined && { 'access-control-expose-headers': 'Retry-After, X-Request-Id' }),
  };
}

const requestHeaders = [
  'Content-Type',
  'Idempotency-Key',
  'Idempotency-Key-Age',
  'Replaces-Order',
  'Authorization',
  'traceparent',
];

/** Headers of the response to a preflight. */
export function preflightHeaders(
  allowedHeaders: readonly string[],
  corsOrigin: string | undefined,
): Record<string, string> {
  return {
    ...corsHeaders(corsOrigin),
    ...(corsOrigin !== undefined && {
      'access-control-allow-methods': 'GET, POST',
      'access-control-allow-headers': [...requestHeaders, ...allowedHeaders].join(', '),
      'access-control-max-age': '600',
    }),
  };
}

function corsHeaders(corsOrigin: string | undefined): Record<string, string> {
  if (corsOrigin === undefined) return { vary: 'Origin' };
  return {
    vary: 'Origin',
    'access-control-allow-origin': corsOrigin,
    'access-control-allow-credentials': 'true',
  };
}
