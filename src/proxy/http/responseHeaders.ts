import type { Exchange } from './RequestRecord.js';
import type { ProxyAnswer } from './ProxyResponse.js';

/** Headers of an answer. None of them repeats anything that the client or the API has sent. */
export function answerHeaders(
  { headers }: ProxyAnswer,
  { requestId }: Exchange,
  corsOrigin: string | undefined,
): Record<string, string> {
  return {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'x-request-id': requestId,
    ...(headers?.retryAfterSeconds !== undefined && { 'retry-after': String(headers.retryAfterSeconds) }),
    ...(headers?.allow !== undefined && { allow: headers.allow }),
    ...corsHeaders(corsOrigin),
    ...(corsOrigin !== undefined && { 'access-control-expose-headers': 'Retry-After, X-Request-Id' }),
  };
}

const requestHeaders = ['Content-Type', 'Idempotency-Key', 'Authorization', 'traceparent'];

/** Headers of the answer to a preflight from a listed origin. */
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
