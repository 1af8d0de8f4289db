import type { CreatePaymentRequest, PaymentStatus } from '../../contract/createPayment.js';
import type { OrderQuery } from '../http/ProxyCall.js';
import { type ProxyResponse, toProxyResponse } from '../http/ProxyResponse.js';
import type { RequestRecord } from '../http/RequestRecord.js';
import { isDisconnected } from '../http/isDisconnected.js';
import { withTimeout } from '../http/withTimeout.js';
import { callStore } from '../idempotency/callStore.js';
import type { Run } from '../idempotency/runOnce.js';
import type { OpenOrderStore, StoredOrder } from '../OpenOrderStore.js';
import type { ProxyConfig } from '../ProxyConfig.js';
import { ProxyError } from '../http/ProxyError.js';
import { describeOpenOrder } from './describeOpenOrder.js';
import { hashBooking } from './hashBooking.js';
import type { AnsweredOrder } from './parseOrder.js';

/** A createPayment call, its body, and the order that came of it. */
export interface OrderRun extends Run {
  body: CreatePaymentRequest;
  order: AnsweredOrder | undefined;
}

/** Asks for the status of an order; `undefined` when it cannot be learned. */
export type AskStatus = (
  order: OrderQuery,
  request: Request,
  record: RequestRecord,
) => Promise<PaymentStatus | undefined>;

/** The open orders of all bookings. */
export interface OpenOrders {
  /** Returns the open order of a booking. @throws ProxyError 503 when the store fails. */
  find(request: Request, record: RequestRecord, customerScheduleId: number): Promise<StoredOrder | undefined>;
  /**
   * Runs `pay` unless the booking has an open order that the request does not replace, or one that turns out to be paid: then the answer is 409 `ORDER_OPEN`.
   * Never rejects because of the store.
   */
  payOnce(
    request: Request,
    record: RequestRecord,
    body: CreatePaymentRequest,
    pay: () => Promise<OrderRun>,
  ): Promise<Run>;
}

/** An order whose status is not known after this time is taken to be open, so that a slow API does not hold up the page. */
const maxStatusMs = 3_000;

/** A request for a booking. */
interface Visit {
  request: Request;
  record: RequestRecord;
  /** Hash of the booking. */
  booking: string;
  /** Id of the order that the payer agreed to replace; '' when there is none. */
  replaces: string;
}

/** A kept order and its status now, as far as it is known. */
type CheckedOrder = StoredOrder & { status: PaymentStatus | undefined };

const ended: ReadonlySet<PaymentStatus | undefined> = new Set(['Success', 'Failed', 'Canceled']);

/** Creates the open orders on top of a store. An order that has ended in the meantime is removed when it is found. */
export function createOpenOrders(
  config: ProxyConfig,
  store: OpenOrderStore,
  askStatus: AskStatus,
): OpenOrders {
  const call = <T>(record: RequestRecord, operation: () => Promise<T>) =>
    callStore(config, record, operation);

  /** Asks for the status of a kept order, and removes it if it has ended. */
  async function check(
    { request, record, booking }: Visit,
    { order, ageMs }: StoredOrder,
  ): Promise<CheckedOrder> {
    const startedAt = performance.now();
    const status = await withTimeout(maxStatusMs, () => askStatus(order, request, record)).catch(
      () => undefined,
    );
    if (ended.has(status)) await call(record, () => store.remove(booking, order.orderId));
    return { order, ageMs: ageMs + performance.now() - startedAt, status };
  }

  /** Takes the booking for this request. Returns the order that keeps it from paying, if there is one. */
  async function reserve(visit: Visit): Promise<CheckedOrder | undefined> {
    const { request, record, booking, replaces } = visit;
    const token = record.requestId;
    const { leaseMs } = config;
    // Money may have come while the payer was asked.
    const replaced = replaces === '' ? undefined : await call(record, () => store.find(booking));
    if (replaced?.order.orderId === replaces) {
      const checked = await check(visit, replaced);
      if (checked.status === 'Success') return checked;
    }
    for (let pauseMs = 20; ;) {
      const reserved = await call(record, () => store.reserve({ booking, token, replaces, leaseMs }));
      if (reserved.state === 'reserved') return undefined;
      if (reserved.state === 'open') {
        const checked = await check(visit, reserved);
        if (checked.status === 'Success' || !ended.has(checked.status)) return checked;
        continue;
      }
      const leftMs = Math.max(1, reserved.leaseLeftMs);
      await new Promise((resolve) => setTimeout(resolve, Math.min(pauseMs, leftMs)));
      pauseMs = Math.min(pauseMs * 1.5, 250);
      if (isDisconnected(request))
        throw new ProxyError(503, 'BOOKING_BUSY', 'Another payment of this booking is being made.');
    }
  }

  /** Records what came of a call. The answer is valid even when it cannot be recorded; the reservation then ends with its lease. */
  async function settle({ record, booking, replaces }: Visit, run: OrderRun): Promise<void> {
    const token = record.requestId;
    const { order } = run;
    if (order?.isOpen) {
      const { orderId, amount, lifeMs = config.openOrderMs } = order;
      const kept = { orderId, amount, answer: run.answer.text, request: JSON.stringify(run.body) };
      await call(record, () => store.keep(booking, token, kept, Math.min(lifeMs, maxLifeMs)));
      return;
    }
    await call(record, () => store.release(booking, token));
    if (order?.status === 'Success' && replaces !== '')
      await call(record, () => store.remove(booking, replaces));
  }

  return {
    async find(request, record, customerScheduleId) {
      const booking = await hashBooking(config, customerScheduleId);
      const found = await call(record, () => store.find(booking));
      const checked = found && (await check({ request, record, booking, replaces: '' }, found));
      return checked && !ended.has(checked.status) ? checked : undefined;
    },
    async payOnce(request, record, body, pay) {
      const booking = await hashBooking(config, body.customerScheduleId);
      const visit: Visit = { request, record, booking, replaces: readReplaced(request) };
      try {
        const obstacle = await reserve(visit);
        if (obstacle) return { answer: orderOpen(obstacle), mode: 'release' };
      } catch (error) {
        // The store may still accept the reservation after the time limit.
        call(record, () => store.release(booking, record.requestId)).catch(() => undefined);
        return { answer: unavailable(error), mode: 'release' };
      }
      const run = await pay();
      await settle(visit, run).catch(() => undefined);
      return run;
    },
  };
}

const readReplaced = (request: Request): string => request.headers.get('replaces-order')?.trim() ?? '';

/** A day: no store needs to keep an order longer. */
const maxLifeMs = 24 * 60 * 60 * 1_000;

/** An order that was paid meanwhile says so: otherwise the page would wait for its money. */
function orderOpen({ status, ...stored }: CheckedOrder): ProxyResponse {
  return toProxyResponse({
    status: 409,
    error: 'ORDER_OPEN',
    message: 'The booking has an order that can still be paid. Name it in `Replaces-Order` to make another.',
    data: describeOpenOrder(stored, status === 'Success' ? status : undefined),
    outcome: 'rejected',
  });
}

function unavailable(error: unknown): ProxyResponse {
  if (!(error instanceof ProxyError)) throw error;
  const { status, code, message, headers } = error;
  return toProxyResponse({ status, error: code, message, outcome: 'unavailable', headers });
}
