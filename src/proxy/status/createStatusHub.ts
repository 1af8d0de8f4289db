import type { PaymentStatus } from '../../contract/createPayment.js';
import type { RequestRecord } from '../http/RequestRecord.js';
import { TimeoutError, withTimeout } from '../http/withTimeout.js';
import type { ProxyConfig } from '../ProxyConfig.js';
import { askInterval, tickInterval } from './askInterval.js';
import { createAskQueue } from './createAskQueue.js';
import { OrderIndex } from './OrderIndex.js';
import { type StatusResult, lateResult } from './StatusResult.js';
import type { Question, StatusSource } from './StatusSource.js';
import type { StatusListener, WatchedOrder } from './WatchedOrder.js';

/** All questions about statuses in a process. */
export interface StatusHub {
  /** Returns the status of an order, at most `statusFreshMs` old. `isUrgent`: without waiting for others to be asked with. Never rejects. */
  ask: (question: Question, record: RequestRecord, isUrgent?: boolean) => Promise<StatusResult>;
  /** Follows an order: `listener` is told of every change from `known` until the returned function is called. */
  watch(question: Question, known: StatusResult, listener: StatusListener): () => void;
  /** Takes in a status that the API told in another answer. */
  learn(question: Question, paymentStatus: PaymentStatus): void;
  /** Asks again about an order that somebody follows; makes any other be asked about when somebody wants to know. Resolves when the answer is there. */
  refresh(orderId: string): Promise<void>;
}

const maxOrders = 20_000;
const maxGatherMs = 1_000;

/** Creates the hub: it remembers answers for `statusFreshMs`, and `Success` and `Canceled` for good, and asks about the orders of all streams in turn. */
export function createStatusHub(config: ProxyConfig, source: StatusSource): StatusHub {
  const { statusFreshMs, statusBatchSize: batchSize, timeoutMs } = config;
  const orders = new OrderIndex(maxOrders);
  /** Orders with listeners, the one answered longest ago first. */
  const watched = new Set<WatchedOrder>();
  let tickTimer: ReturnType<typeof setTimeout> | undefined;
  const queue = createAskQueue({
    source,
    batchSize,
    gatherMs: Math.min(maxGatherMs, statusFreshMs / 2),
    findMore: (count) => findDue(count, 0.5),
    onAnswer: (order) => {
      if (watched.delete(order)) watched.add(order);
    },
  });

  const countBatches = () => Math.ceil(watched.size / batchSize);

  /** Orders of streams for which `share` of the time between two questions has passed. */
  function findDue(count: number, share: number): WatchedOrder[] {
    const now = performance.now();
    const batches = countBatches();
    const due: WatchedOrder[] = [];
    for (const order of watched) {
      if (due.length >= count) break;
      const intervalMs = askInterval(now - order.youngSince, batches);
      // The next chance is a tick later: half a tick too early is better than half a tick too late.
      const waitMs = share * intervalMs - tickInterval(batches) / 2;
      if (!order.asking && now - order.answeredAt >= waitMs) due.push(order);
    }
    return due;
  }

  function tick(): void {
    for (const order of queue.hasRoom() ? findDue(batchSize, 1) : []) void queue.add(order, true);
    tickTimer = setTimeout(tick, tickInterval(countBatches()));
  }

  return {
    async ask(question, record, isUrgent = false) {
      const order = orders.get({ ...question, request: undefined });
      const isFresh = performance.now() - order.answeredAt < statusFreshMs;
      if (order.result && (order.isFinal || isFresh)) return order.result;
      const startedAt = performance.now();
      const answer = order.asking ?? queue.add(order, isUrgent);
      if (isUrgent) queue.hurry(order);
      try {
        const result = await withTimeout(timeoutMs, () => answer);
        record.upstreamMs = performance.now() - startedAt;
        const { upstreamStatus, cause } = order.call ?? {};
        if (upstreamStatus !== undefined) record.upstreamStatus = upstreamStatus;
        if (cause !== undefined) record.cause = cause;
        return result;
      } catch (error) {
        if (!(error instanceof TimeoutError)) throw error;
        record.cause = error;
        return lateResult;
      }
    },
    watch(question, known, listener) {
      const order = orders.get(question);
      order.question = question;
      order.learn(known);
      order.youngSince = performance.now();
      order.listeners.add(listener);
      watched.add(order);
      tickTimer ??= setTimeout(tick, tickInterval(countBatches()));
      return () => {
        order.listeners.delete(listener);
        if (order.listeners.size > 0) return;
        watched.delete(order);
        order.question = { ...order.question, request: undefined };
        if (watched.size > 0) return;
        clearTimeout(tickTimer);
        tickTimer = undefined;
      };
    },
    learn(question, paymentStatus) {
      orders.get(question).learn({ kind: 'status', paymentStatus });
    },
    async refresh(orderId) {
      const answers = orders.findAll(orderId).map(async (order) => {
        if (order.isFinal) return;
        order.answeredAt = -Infinity;
        order.youngSince = performance.now();
        if (order.asking) {
          // A question under way may be answered with what was true before.
          if (!queue.hurry(order)) order.mustRepeat = true;
          await order.asking;
        } else if (order.listeners.size > 0) await queue.add(order, true);
      });
      await Promise.all(answers);
    },
  };
}
