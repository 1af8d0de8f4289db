import { documentedErrors } from '../contract/envelope.js';
import { responseHeaders, preflightHeaders } from './http/responseHeaders.js';
import { redactCause } from './upstream/redactCause.js';
import type { ProxyConfig } from './ProxyConfig.js';
import type { RequestRecord } from './http/RequestRecord.js';
import { checkOrigin } from './guards/checkOrigin.js';
import { parseOptions } from './parseOptions.js';
import type { PaymentProxyOptions } from './PaymentProxyOptions.js';
import type { PaymentProxy } from './PaymentProxy.js';
import { toWebHandler } from './http/PlainResponse.js';
import { type ProxyResponse, toProxyResponse } from './http/ProxyResponse.js';
import type { ProxyEvent } from './http/ProxyEvent.js';
import { ProxyError } from './http/ProxyError.js';
import { randomId } from './http/randomId.js';
import type { StreamResponse } from './http/StreamResponse.js';
import { createRoutes } from './routes/createRoutes.js';
import { matchRoute } from './routes/matchRoute.js';

const traceparent = /^[\da-f]{2}-[\da-f]{32}-[\da-f]{16}-[\da-f]{2}$/;

/**
 * Creates the server side of `<PaymentCheckout>`: it receives createPayment, adds the API key, calls the API, and answers in the contract's envelope.
 *
 * Routes, by the last path segment: `GET methods`, `GET services?stationsId=`, `GET status?orderId=&amount=`, `GET status/stream` with the same query,
 * `GET open?customerScheduleId=`, `GET health`; a POST to any other path is createPayment. Requests with the same `Idempotency-Key` make at most one
 * payment, and a booking has one open order unless `Replaces-Order` names it.
 *
 * A 4xx other than 409 `UNCERTAIN` means that this request made no order; 409 `UNCERTAIN` and 5xx mean that one may exist. The handler never throws.
 * @throws TypeError at creation, when an option is invalid.
 */
export function createPaymentProxy(options: PaymentProxyOptions): PaymentProxy {
  const config = parseOptions(options);
  const routes = createRoutes(config);

  async function handle(
    request: Request,
    record: RequestRecord,
    isAllowed: boolean,
  ): Promise<ProxyResponse | StreamResponse> {
    if (request.method === 'OPTIONS') throw originError();
    const route = matchRoute(request.method, new URL(request.url).pathname);
    record.route = route;
    if (route !== 'health' && !isAllowed) throw originError();
    return routes.handle(route, request, record);
  }

  async function notify({ orderId }: Parameters<PaymentProxy['notify']>[0]): Promise<void> {
    const record: RequestRecord = { requestId: randomId(), startedAt: performance.now(), route: 'notify' };
    try {
      await routes.notify(String(orderId));
      emitEvent(record, { outcome: 'ok', status: 200, error: null });
    } catch (error) {
      record.cause = error;
      emitEvent(record, { outcome: 'unavailable', status: 503, error: 'STORE_UNAVAILABLE' });
    }
  }

  function emitEvent(record: RequestRecord, { outcome, status, error }: Omit<ProxyResponse, 'text'>): void {
    if (config.onEvent === undefined) return;
    const { startedAt, cause, ...fields } = record;
    const event: ProxyEvent = {
      ...fields,
      outcome,
      status,
      error,
      durationMs: performance.now() - startedAt,
      ...(cause !== undefined && { cause: redactCause(cause, config.redactor) }),
    };
    void callListener(config.onEvent, event);
  }

  const handler = toWebHandler(async (request) => {
    const trace = request.headers.get('traceparent');
    const record: RequestRecord = {
      requestId: randomId(),
      startedAt: performance.now(),
      route: 'unrouted',
      ...(trace !== null && traceparent.test(trace) && { traceparent: trace }),
    };
    const { isAllowed, corsOrigin } = checkOrigin(request, config.allowedOrigins);
    if (request.method === 'OPTIONS' && isAllowed) {
      record.route = 'preflight';
      emitEvent(record, { outcome: 'ok', status: 204, error: null });
      return {
        status: 204,
        headers: Object.entries(preflightHeaders(config.allowedHeaders, corsOrigin)),
        body: null,
      };
    }
    const response = await handle(request, record, isAllowed).catch((error: unknown) =>
      toErrorResponse(error, record),
    );
    emitEvent(record, response);
    return {
      status: response.status,
      headers: Object.entries(responseHeaders(response, record, corsOrigin)),
      body: 'stream' in response ? response.stream : response.text,
    };
  });
  return Object.assign(handler, { notify });
}

/** A failing log must not fail a payment, and a rejected promise that nobody handles would end the process. */
async function callListener(onEvent: NonNullable<ProxyConfig['onEvent']>, event: ProxyEvent): Promise<void> {
  try {
    await onEvent(event);
  } catch {
    // Errors are reported to the listener itself, so there is nowhere to report this one.
  }
}

function originError(): ProxyError {
  return new ProxyError(403, documentedErrors[401], 'Calls from this origin are not allowed.');
}

function toErrorResponse(error: unknown, record: RequestRecord): ProxyResponse {
  if (!(error instanceof ProxyError)) {
    record.cause = error;
    const message = 'The proxy failed.';
    // `upstreamMs` is set by every call of the API.
    const outcome = record.upstreamMs === undefined ? 'rejected' : 'uncertain';
    return toProxyResponse({ status: 500, error: documentedErrors[500], message, outcome });
  }
  const { status, code, message, headers } = error;
  const outcome = status === 503 ? 'unavailable' : status === 409 ? 'uncertain' : 'rejected';
  return toProxyResponse({ status, error: code, message, outcome, headers });
}
