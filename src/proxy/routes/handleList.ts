import { toPaymentMethods } from '../../contract/paymentMethod.js';
import { toStationServices } from '../../contract/stationService.js';
import { identifyClient } from '../guards/identifyClient.js';
import { requireAuthorization } from '../guards/requireAuthorization.js';
import { requireWithinLimit } from '../guards/requireWithinLimit.js';
import { ProxyError } from '../http/ProxyError.js';
import { type ProxyResponse, toProxyResponse } from '../http/ProxyResponse.js';
import type { RequestRecord } from '../http/RequestRecord.js';
import type { ProxyConfig } from '../ProxyConfig.js';
import { callWithRetry } from '../upstream/callWithRetry.js';
import type { ListCache } from '../upstream/createListCache.js';
import type { Upstream, UpstreamCall } from '../upstream/createUpstream.js';
import { isAccepted } from '../upstream/parseReply.js';
import { invalidReply, toFailedResponse } from '../upstream/toFailedResponse.js';
import { type ListCall, parseQuery } from './parseQuery.js';

/** Handles `GET /methods` and `/services`. */
export async function handleList(
  config: ProxyConfig,
  upstream: Upstream,
  cache: ListCache,
  request: Request,
  record: RequestRecord,
  route: ListCall['route'],
): Promise<ProxyResponse> {
  const call = parseQuery(route, new URL(request.url).searchParams);
  await requireWithinLimit(
    config,
    record,
    config.limits.reads,
    await identifyClient(config, record, request),
  );
  await requireAuthorization(config, record, request, call);
  if (call.route === 'services' && config.clientId === undefined)
    throw new ProxyError(
      404,
      'NOT_FOUND',
      '`services` needs the option `clientId`, which this proxy does not have.',
    );
  const query = JSON.stringify(call);
  const reply = await cache.get(query, () => callWithRetry(config, upstream, record, toUpstreamCall(call)));
  if (!isAccepted(reply)) return toFailedResponse(reply, record);
  const { data } = reply.envelope;
  if (typeof data !== 'object' || data === null) return invalidReply(record);
  const list = call.route === 'methods' ? toPaymentMethods(data) : toStationServices(data);
  return toProxyResponse({ status: 200, error: null, message: 'Success', data: list, outcome: 'ok' });
}

/** More services than a station has. The API's default page is shorter and would silently cut the list. */
const allServices = { skip: 0, limit: 1_000 };

function toUpstreamCall(call: ListCall): UpstreamCall {
  if (call.route === 'methods')
    return { path: '/PartnerAPI/PaymentQR/user/getPublicPaymentMethod', body: {} };
  return {
    path: '/PartnerAPI/StationServices/user/getListStationService',
    body: { filter: { stationsId: call.stationsId }, ...allServices },
    withClientId: true,
  };
}
