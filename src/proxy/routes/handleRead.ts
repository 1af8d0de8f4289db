import { toPaymentStatus } from '../../contract/createPayment.js';
import { toPaymentMethods } from '../../contract/paymentMethod.js';
import { toStationServices } from '../../contract/stationService.js';
import type { Upstream, UpstreamCall } from '../upstream/createUpstream.js';
import { declineFromReply, invalidAnswer } from '../upstream/declineFromReply.js';
import type { Exchange } from '../http/RequestRecord.js';
import { findOrder } from './findOrder.js';
import type { ProxyConfig } from '../ProxyConfig.js';
import { type ProxyAnswer, toAnswer } from '../http/ProxyResponse.js';
import type { OrderQuery } from '../http/ProxyCall.js';
import { ProxyRefusal } from '../http/ProxyError.js';
import { type ReadCall, readQuery } from './parseQuery.js';
import { type UpstreamReply, isAccepted } from '../upstream/parseReply.js';
import { requireAuthorization } from '../guards/requireAuthorization.js';
import { requireWithinLimit } from '../guards/requireWithinLimit.js';
import { withDeadline } from '../http/withTimeout.js';
import { withoutKey } from '../upstream/redactKey.js';

/** `GET /methods`, `/services` and `/status`: what a checkout page needs to know. */
export async function readRoute(
  config: ProxyConfig,
  upstream: Upstream,
  request: Request,
  exchange: Exchange,
  route: ReadCall['route'],
): Promise<ProxyAnswer> {
  const { limits, clientId, getStatus } = config;
  const call = readQuery(route, new URL(request.url).searchParams);
  await requireWithinLimit(config, exchange, limits.reads, limits.clientKey(request));
  await requireAuthorization(config, exchange, request, call);
  if (call.route === 'status' && getStatus !== undefined)
    return askPartner(exchange, call, config.timeoutMs, async (order) => getStatus(order, request));
  if (call.route !== 'methods' && clientId === undefined)
    throw new ProxyRefusal(
      404,
      'NOT_FOUND',
      `This proxy has no \`clientId\`, which the API wants for ${call.route}.`,
    );
  const reply = await readWithRetry(config, upstream, exchange, toUpstreamCall(call));
  return withoutKey(answerRead(call, reply, exchange), config.apiKey);
}

/** Far more services than a station has: the API's own page is shorter, and would cut a list without a word. */
const allServices = { skip: 0, limit: 1_000 };

function toUpstreamCall(call: ReadCall): UpstreamCall {
  switch (call.route) {
    case 'methods':
      return { path: '/PartnerAPI/PaymentQR/user/getPublicPaymentMethod', body: {} };
    case 'services':
      return {
        path: '/PartnerAPI/StationServices/user/getListStationService',
        body: { filter: { stationsId: call.stationsId }, ...allServices },
        withClientId: true,
      };
    case 'status':
      return {
        path: '/PartnerAPI/Order/queryOrderBatch',
        body: { items: [{ orderId: call.orderId, amount: call.amount }] },
        withClientId: true,
      };
  }
}

/** A read does no harm when it is repeated: one more try, within the same total time, when the API failed. */
async function readWithRetry(
  { timeoutMs }: ProxyConfig,
  upstream: Upstream,
  exchange: Exchange,
  call: UpstreamCall,
): Promise<UpstreamReply> {
  const startedAt = performance.now();
  const first = await upstream(exchange, call, timeoutMs);
  const leftMs = Math.floor(timeoutMs - (performance.now() - startedAt));
  const hasFailed = first.kind === 'failure' || first.status >= 500;
  return hasFailed && leftMs > 0 ? upstream(exchange, call, leftMs) : first;
}

function answerRead(call: ReadCall, reply: UpstreamReply, exchange: Exchange): ProxyAnswer {
  if (!isAccepted(reply)) return declineFromReply(reply, exchange);
  const { data } = reply.envelope;
  if (typeof data !== 'object' || data === null) return invalidAnswer(exchange);
  switch (call.route) {
    case 'methods':
      return success(toPaymentMethods(data));
    case 'services':
      return success(toStationServices(data));
    case 'status': {
      const order = findOrder(data, call.orderId);
      if (order === undefined) throw orderNotFound();
      if (order.totalAmount != null && order.totalAmount !== call.amount)
        throw new ProxyRefusal(400, 'AMOUNT_MISMATCH', 'The order is over another amount.');
      return success({ paymentStatus: toPaymentStatus(order.paymentStatus), orderId: call.orderId });
    }
  }
}

async function askPartner(
  exchange: Exchange,
  { orderId, amount }: OrderQuery,
  timeoutMs: number,
  getStatus: (order: OrderQuery) => Promise<string | null>,
): Promise<ProxyAnswer> {
  const paymentStatus = await withDeadline(timeoutMs, () => getStatus({ orderId, amount })).catch(
    (error: unknown) => {
      exchange.cause = error;
      throw new ProxyRefusal(503, 'STATUS_UNAVAILABLE', 'The status cannot be read now.');
    },
  );
  if (paymentStatus === null) throw orderNotFound();
  return success({ paymentStatus: toPaymentStatus(paymentStatus), orderId });
}

function orderNotFound(): ProxyRefusal {
  return new ProxyRefusal(404, 'ORDER_NOT_FOUND', 'No such order.');
}

function success(data: unknown): ProxyAnswer {
  return toAnswer({ status: 200, error: null, message: 'Success', data, outcome: 'ok' });
}
