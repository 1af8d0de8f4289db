import { toPaymentStatus } from '../../contract/createPayment.js';
import { toPaymentMethods } from '../../contract/paymentMethod.js';
import { toStationServices } from '../../contract/stationService.js';
import type { Upstream, UpstreamCall } from '../upstream/createUpstream.js';
import { toFailedResponse, invalidReply } from '../upstream/toFailedResponse.js';
import type { RequestRecord } from '../http/RequestRecord.js';
import { findOrder } from './findOrder.js';
import type { ProxyConfig } from '../ProxyConfig.js';
import { type ProxyResponse, toProxyResponse } from '../http/ProxyResponse.js';
import type { OrderQuery } from '../http/ProxyCall.js';
import { ProxyError } from '../http/ProxyError.js';
import { type ReadCall, parseQuery } from './parseQuery.js';
import { type UpstreamReply, isAccepted } from '../upstream/parseReply.js';
import { identifyClient } from '../guards/identifyClient.js';
import { requireAuthorization } from '../guards/requireAuthorization.js';
import { requireWithinLimit } from '../guards/requireWithinLimit.js';
import { withTimeout } from '../http/withTimeout.js';

/** Handles `GET /methods`, `/services` and `/status`. */
export async function handleRead(
  config: ProxyConfig,
  upstream: Upstream,
  request: Request,
  record: RequestRecord,
  route: ReadCall['route'],
): Promise<ProxyResponse> {
  const { limits, clientId, getStatus } = config;
  const call = parseQuery(route, new URL(request.url).searchParams);
  await requireWithinLimit(config, record, limits.reads, await identifyClient(config, record, request));
  await requireAuthorization(config, record, request, call);
  if (call.route === 'status' && getStatus !== undefined)
    return getPartnerStatus(record, call, config.timeoutMs, async (order) => getStatus(order, request));
  if (call.route !== 'methods' && clientId === undefined)
    throw new ProxyError(
      404,
      'NOT_FOUND',
      `\`${call.route}\` needs the option \`clientId\`, which this proxy does not have.`,
    );
  const reply = await callWithRetry(config, upstream, record, toUpstreamCall(call));
  return toReadResponse(call, reply, record);
}

/** More services than a station has. The API's default page is shorter and would silently cut the list. */
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

/** Reads are safe to repeat: when the API fails, one more call follows within the same total time. */
async function callWithRetry(
  { timeoutMs }: ProxyConfig,
  upstream: Upstream,
  record: RequestRecord,
  call: UpstreamCall,
): Promise<UpstreamReply> {
  const startedAt = performance.now();
  const first = await upstream(record, call, timeoutMs);
  const leftMs = Math.floor(timeoutMs - (performance.now() - startedAt));
  const isFailed = first.kind === 'failure' || first.status >= 500;
  return isFailed && leftMs > 0 ? upstream(record, call, leftMs) : first;
}

function toReadResponse(call: ReadCall, reply: UpstreamReply, record: RequestRecord): ProxyResponse {
  if (!isAccepted(reply)) return toFailedResponse(reply, record);
  const { data } = reply.envelope;
  if (typeof data !== 'object' || data === null) return invalidReply(record);
  switch (call.route) {
    case 'methods':
      return success(toPaymentMethods(data));
    case 'services':
      return success(toStationServices(data));
    case 'status': {
      const order = findOrder(data, call.orderId);
      if (order === undefined) throw orderNotFound();
      if (order.totalAmount != null && order.totalAmount !== call.amount)
        throw new ProxyError(400, 'AMOUNT_MISMATCH', 'The order has another amount.');
      return success({ paymentStatus: toPaymentStatus(order.paymentStatus), orderId: call.orderId });
    }
  }
}

async function getPartnerStatus(
  record: RequestRecord,
  { orderId, amount }: OrderQuery,
  timeoutMs: number,
  getStatus: (order: OrderQuery) => Promise<string | null>,
): Promise<ProxyResponse> {
  const paymentStatus = await withTimeout(timeoutMs, () => getStatus({ orderId, amount })).catch(
    (error: unknown) => {
      record.cause = error;
      throw new ProxyError(503, 'STATUS_UNAVAILABLE', 'The status is not available now.');
    },
  );
  if (paymentStatus === null) throw orderNotFound();
  return success({ paymentStatus: toPaymentStatus(paymentStatus), orderId });
}

function orderNotFound(): ProxyError {
  return new ProxyError(404, 'ORDER_NOT_FOUND', 'There is no such order.');
}

function success(data: unknown): ProxyResponse {
  return toProxyResponse({ status: 200, error: null, message: 'Success', data, outcome: 'ok' });
}
