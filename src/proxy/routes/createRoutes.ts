import { type ProxyResponse, toProxyResponse } from '../http/ProxyResponse.js';
import type { RequestRecord } from '../http/RequestRecord.js';
import type { StreamResponse } from '../http/StreamResponse.js';
import { type AskStatus, createOpenOrders } from '../orders/createOpenOrders.js';
import type { ProxyConfig } from '../ProxyConfig.js';
import { createStatuses } from '../status/createStatuses.js';
import { createListCache } from '../upstream/createListCache.js';
import { createUpstream } from '../upstream/createUpstream.js';
import { createAdmission } from './createAdmission.js';
import { handleCreatePayment } from './handleCreatePayment.js';
import { handleList } from './handleList.js';
import { handleOpenOrder } from './handleOpenOrder.js';
import { handleStatus, handleStatusStream } from './handleStatus.js';
import type { MatchedRoute } from './matchRoute.js';

/** The routes of one proxy, with what they share. */
export interface Routes {
  /** Handles an allowed request. @throws ProxyError for a refusal. */
  handle(
    route: MatchedRoute,
    request: Request,
    record: RequestRecord,
  ): Promise<ProxyResponse | StreamResponse>;
  /** Passes on a hint about an order. Rejects when other processes could not be told. */
  notify(orderId: string): Promise<void>;
}

/** Creates the routes: one upstream, one hub of statuses, one cache of lists. */
export function createRoutes(config: ProxyConfig): Routes {
  const upstream = createUpstream(config);
  const admit = createAdmission(config);
  const lists = createListCache(config.listFreshMs, config.listKeepMs);
  const statuses = createStatuses(config, upstream);
  const askStatus: AskStatus = async (order, request, record) => {
    const result = await statuses?.ask({ ...order, request }, record, true);
    return result?.kind === 'status' ? result.paymentStatus : undefined;
  };
  const openOrders = config.openOrders && createOpenOrders(config, config.openOrders, askStatus);

  return {
    async handle(route, request, record) {
      switch (route) {
        case 'health':
          return toProxyResponse({
            status: 200,
            error: null,
            message: 'Success',
            data: { ok: true },
            outcome: 'ok',
          });
        case 'createPayment':
          return handleCreatePayment({ config, upstream, admit, openOrders, statuses }, request, record);
        case 'openOrder':
          return handleOpenOrder(config, openOrders, request, record);
        case 'status':
          return handleStatus(config, statuses, request, record);
        case 'statusStream':
          return handleStatusStream(config, statuses, request, record);
        case 'methods':
        case 'services':
          return handleList(config, upstream, lists, request, record, route);
      }
    },
    async notify(orderId) {
      await statuses?.notifier.notify(orderId);
    },
  };
}
