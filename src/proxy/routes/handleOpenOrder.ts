import { identifyClient } from '../guards/identifyClient.js';
import { requireAuthorization } from '../guards/requireAuthorization.js';
import { requireWithinLimit } from '../guards/requireWithinLimit.js';
import { ProxyError } from '../http/ProxyError.js';
import { type ProxyResponse, toProxyResponse } from '../http/ProxyResponse.js';
import type { RequestRecord } from '../http/RequestRecord.js';
import type { OpenOrders } from '../orders/createOpenOrders.js';
import { describeOpenOrder } from '../orders/describeOpenOrder.js';
import type { ProxyConfig } from '../ProxyConfig.js';
import { parseQuery } from './parseQuery.js';

/** Handles `GET /open`: the booking's order that can still be paid, or `null`. */
export async function handleOpenOrder(
  config: ProxyConfig,
  openOrders: OpenOrders | undefined,
  request: Request,
  record: RequestRecord,
): Promise<ProxyResponse> {
  const call = parseQuery('openOrder', new URL(request.url).searchParams);
  await requireWithinLimit(
    config,
    record,
    config.limits.reads,
    await identifyClient(config, record, request),
  );
  await requireAuthorization(config, record, request, call);
  if (openOrders === undefined)
    throw new ProxyError(
      404,
      'NOT_FOUND',
      'This proxy keeps no open orders: `openOrders` is false, or its store has none.',
    );
  const found = await openOrders.find(request, record, call.customerScheduleId);
  return toProxyResponse({
    status: 200,
    error: null,
    message: 'Success',
    data: found ? describeOpenOrder(found) : null,
    outcome: 'ok',
  });
}
