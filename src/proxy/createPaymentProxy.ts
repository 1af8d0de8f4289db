import { documentedErrors } from '../contract/envelope.js';
import { answerHeaders, preflightHeaders } from './http/responseHeaders.js';
import { createPaymentRoute } from './routes/handleCreatePayment.js';
import { createUpstream } from './upstream/createUpstream.js';
import type { Exchange } from './http/RequestRecord.js';
import { judgeOrigin } from './guards/checkOrigin.js';
import { parseOptions } from './parseOptions.js';
import type { PaymentProxyOptions } from './PaymentProxyOptions.js';
import { type PaymentProxy, toWebHandler } from './http/PlainAnswer.js';
import { type ProxyAnswer, toAnswer } from './http/ProxyResponse.js';
import type { ProxyEvent } from './http/ProxyEvent.js';
import { ProxyRefusal } from './http/ProxyError.js';
import { randomId } from './http/randomId.js';
import { readRoute } from './routes/handleRead.js';
import { resolveRoute } from './routes/matchRoute.js';

const traceparent = /^[\da-f]{2}-[\da-f]{32}-[\da-f]{16}-[\da-f]{2}$/;

/**
 * The server side of `<PaymentCheckout>`: takes its createPayment, adds the key, and answers in the contract's envelope.
 *
 * Routes, by the last path segment: `GET methods`, `GET services?stationsId=`, `GET status?orderId=&amount=`, `GET health`; a POST to any
 * other path is createPayment. With an `Idempotency-Key` a payment is made at most once.
 *
 * A 4xx other than 409 `UNCERTAIN` says that no order was made; 409 and 5xx say that one may have been. Never throws.
 * @throws TypeError at start, when an option is wrong.
 */
export function createPaymentProxy(options: PaymentProxyOptions): PaymentProxy {
  const config = parseOptions(options);
  const upstream = createUpstream(config);

  async function answer(request: Request, exchange: Exchange, isAllowed: boolean): Promise<ProxyAnswer> {
    if (request.method === 'OPTIONS') throw foreignOrigin();
    const route = resolveRoute(request.method, new URL(request.url).pathname);
    exchange.route = route;
    if (route === 'health')
      return toAnswer({ status: 200, error: null, message: 'Success', data: { ok: true }, outcome: 'ok' });
    if (!isAllowed) throw foreignOrigin();
    return route === 'createPayment'
      ? createPaymentRoute(config, upstream, request, exchange)
      : readRoute(config, upstream, request, exchange, route);
  }

  function report(exchange: Exchange, { outcome, status, error }: Omit<ProxyAnswer, 'text'>): void {
    if (config.onEvent === undefined) return;
    const { startedAt, ...noted } = exchange;
    const event: ProxyEvent = { ...noted, outcome, status, error, durationMs: performance.now() - startedAt };
    try {
      config.onEvent(event);
    } catch {
      // A log that fails is no reason to fail a payment.
    }
  }

  return toWebHandler(async (request) => {
    const trace = request.headers.get('traceparent');
    const exchange: Exchange = {
      requestId: randomId(),
      startedAt: performance.now(),
      route: 'unrouted',
      ...(trace !== null && traceparent.test(trace) && { traceparent: trace }),
    };
    const { isAllowed, corsOrigin } = judgeOrigin(request, config.allowedOrigins);
    if (request.method === 'OPTIONS' && isAllowed) {
      exchange.route = 'preflight';
      report(exchange, { outcome: 'ok', status: 204, error: null });
      return {
        status: 204,
        headers: Object.entries(preflightHeaders(config.allowedHeaders, corsOrigin)),
        body: null,
      };
    }
    const result = await answer(request, exchange, isAllowed).catch((error: unknown) =>
      toFailure(error, exchange),
    );
    report(exchange, result);
    return {
      status: result.status,
      headers: Object.entries(answerHeaders(result, exchange, corsOrigin)),
      body: result.text,
    };
  });
}

function foreignOrigin(): ProxyRefusal {
  return new ProxyRefusal(403, documentedErrors[401], 'Calls from this origin are not allowed.');
}

function toFailure(error: unknown, exchange: Exchange): ProxyAnswer {
  if (!(error instanceof ProxyRefusal)) {
    exchange.cause = error;
    const message = 'The proxy failed.';
    return toAnswer({ status: 500, error: documentedErrors[500], message, outcome: 'uncertain' });
  }
  const { status, code, message, headers } = error;
  const outcome = status === 503 ? 'unavailable' : status === 409 ? 'uncertain' : 'rejected';
  return toAnswer({ status, error: code, message, outcome, headers });
}
