import type { Exchange } from './Exchange.js';
import type { ProxyConfig } from './parseOptions.js';
import type { ProxyAnswer } from './ProxyAnswer.js';

/** Dresses an answer in its headers. None of them repeats anything that the client or the API has sent. */
export function toResponse(
  { status, text, headers }: ProxyAnswer,
  { requestId }: Exchange,
  corsOrigin: string | undefined,
): Response {
  return new Response(text, {
    status,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-request-id': requestId,
      ...(headers?.retryAfterSeconds !== undefined && { 'retry-after': String(headers.retryAfterSeconds) }),
      ...(headers?.allow !== undefined && { allow: headers.allow }),
      ...corsHeaders(corsOrigin),
      ...(corsOrigin !== undefined && { 'access-control-expose-headers': 'Retry-After, X-Request-Id' }),
    },
  });
}

const requestHeaders = ['Content-Type', 'Idempotency-Key', 'Authorization', 'traceparent'];

/** Answers a preflight from a listed origin. */
export function toPreflightResponse(config: ProxyConfig, corsOrigin: string | undefined): Response {
  return new Response(null, {
    status: 204,
    headers: {
      ...corsHeaders(corsOrigin),
      ...(corsOrigin !== undefined && {
        'access-control-allow-methods': 'GET, POST',
        'access-control-allow-headers': [...requestHeaders, ...config.allowedHeaders].join(', '),
        'access-control-max-age': '600',
      }),
    },
  });
}

function corsHeaders(corsOrigin: string | undefined): Record<string, string> {
  if (corsOrigin === undefined) return { vary: 'Origin' };
  return {
    vary: 'Origin',
    'access-control-allow-origin': corsOrigin,
    'access-control-allow-credentials': 'true',
  };
}
