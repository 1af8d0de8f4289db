import { toPaymentStatus } from '../../contract/createPayment.js';
import { documentedErrors } from '../../contract/envelope.js';
import type { OrderQuery } from '../http/ProxyCall.js';
import type { RequestRecord } from '../http/RequestRecord.js';
import type { ProxyConfig } from '../ProxyConfig.js';
import { callWithRetry } from '../upstream/callWithRetry.js';
import type { Upstream } from '../upstream/createUpstream.js';
import { parseErrorCode } from '../upstream/parseErrorCode.js';
import { type UpstreamReply, isAccepted } from '../upstream/parseReply.js';
import { findOrder } from './findOrder.js';
import { type StatusResult, invalidResult } from './StatusResult.js';
import type { StatusSource } from './StatusSource.js';

const path = '/PartnerAPI/Order/queryOrderBatch';
/** A failure of the whole API looks like one that a single order causes. Looking for that order is worth some calls, but not at every failure. */
const minSearchIntervalMs = 60_000;
/** Refusals that concern the key, not an order. */
const keyRefusals = new Set([401, 403, 429]);
const generalCodes = new Set<string | undefined>([undefined, documentedErrors[500], 'SYSTEM_ERROR']);

/** Whether a refusal is about an order of the call, rather than about the key or the API. */
export function isAboutOrder(reply: UpstreamReply): boolean {
  if (reply.kind === 'failure') return false;
  const { status, envelope } = reply;
  if (isAccepted(reply) || keyRefusals.has(status)) return false;
  return status < 500 || !generalCodes.has(parseErrorCode(envelope));
}

const mayBeAboutOrder = (reply: UpstreamReply) =>
  reply.kind === 'failure' ? reply.code === 'UPSTREAM_INVALID_ANSWER' : !keyRefusals.has(reply.status);

/**
 * Creates a source that asks the API for many orders in one call. The API refuses the whole call because of one order, so a refused call is
 * repeated in halves, down to the order that it is about. An order that is missing from an answer is asked about once more, alone.
 */
export function createApiSource(config: ProxyConfig, upstream: Upstream): StatusSource {
  let searchedAt = -Infinity;

  function call(orders: readonly OrderQuery[], record: RequestRecord, mayRepeat: boolean) {
    const items = orders.map(({ orderId, amount }) => ({ orderId, amount }));
    return callWithRetry(config, upstream, record, { path, body: { items }, withClientId: true }, mayRepeat);
  }

  async function searchHalves(orders: readonly OrderQuery[], record: RequestRecord): Promise<StatusResult[]> {
    const middle = Math.ceil(orders.length / 2);
    const halves = [orders.slice(0, middle), orders.slice(middle)];
    const replies = await Promise.all(halves.map((half) => call(half, record, false)));
    // When both halves fail, and not because of an order, the API itself is down.
    const isDown = !replies.some((reply) => isAccepted(reply) || isAboutOrder(reply));
    const results = halves.map(async (half, index): Promise<StatusResult[]> => {
      const reply = replies[index];
      if (reply === undefined) return [];
      return isDown ? half.map(() => ({ kind: 'failed', reply })) : read(half, reply, record);
    });
    return (await Promise.all(results)).flat();
  }

  async function read(
    orders: readonly OrderQuery[],
    reply: UpstreamReply,
    record: RequestRecord,
  ): Promise<StatusResult[]> {
    if (!isAccepted(reply))
      return orders.length > 1 && mayBeAboutOrder(reply)
        ? searchHalves(orders, record)
        : orders.map(() => ({ kind: 'failed', reply }));
    const results = readResults(orders, reply.envelope.data);
    if (orders.length === 1) return results;
    const answers = orders.map(async (order, index) => {
      const result = results[index] ?? invalidResult;
      if (result.kind !== 'notFound') return result;
      const [alone = result] = await read([order], await call([order], record, false), record);
      return alone;
    });
    return Promise.all(answers);
  }

  return async (orders, record) => {
    const reply = await call(orders, record, true);
    if (isAccepted(reply) || isAboutOrder(reply)) return read(orders, reply, record);
    const isSearch = mayBeAboutOrder(reply) && performance.now() - searchedAt >= minSearchIntervalMs;
    if (!isSearch || orders.length === 1) return orders.map(() => ({ kind: 'failed', reply }));
    searchedAt = performance.now();
    return searchHalves(orders, record);
  };
}

function readResults(orders: readonly OrderQuery[], data: unknown): StatusResult[] {
  if (typeof data !== 'object' || data === null) return orders.map(() => invalidResult);
  return orders.map(({ orderId, amount }) => {
    const order = findOrder(data, orderId);
    if (order === undefined) return { kind: 'notFound' };
    if (order.totalAmount != null && order.totalAmount !== amount) return { kind: 'mismatch' };
    return { kind: 'status', paymentStatus: toPaymentStatus(order.paymentStatus) };
  });
}
