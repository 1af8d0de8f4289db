import type { PaymentStatus } from '../../contract/createPayment.js';
import { randomId } from '../http/randomId.js';
import type { RequestRecord } from '../http/RequestRecord.js';
import { TimeoutError, withTimeout } from '../http/withTimeout.js';
import type { ProxyConfig } from '../ProxyConfig.js';
import { askInterval, tickInterval } from './askInterval.js';
import { isAboutOrder } from './createApiSource.js';
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
  /** Asks again about an order that somebody follows; forgets what is known of any other. Resolves when the answer is there. */
  refresh(orderId: string): Promise<void>;
}

const maxCallsAtOnce = 4;
const maxOrders = 20_000;
/** Longest time that a poll waits for others to be asked with, ms. */
const maxGatherMs = 1_000;

/**
 * Creates the hub. Questions are gathered and asked in batches: a full batch at once, a smaller one when the last call is a second old. An order
 * is in at most one call at a time, and never asked about again after `Success` or `Canceled`.
 */
export function createStatusHub(config: ProxyConfig, source: StatusSource): StatusHub {
  const { statusFreshMs, statusBatchSize: batchSize, timeoutMs } = config;
  const gatherMs = Math.min(maxGatherMs, statusFreshMs / 2);
  const orders = new OrderIndex(maxOrders);
  const queue = new Set<WatchedOrder>();
  /** Orders with listeners, the one answered longest ago first. */
  const watched = new Set<WatchedOrder>();
  let callsInFlight = 0;
  let calledAt = -Infinity;
  let flushTimer: ReturnType<typeof setTimeout> | undefined;
  let flushAt = Infinity;
  let tickTimer: ReturnType<typeof setTimeout> | undefined;

  const countBatches = () => Math.ceil(watched.size / batchSize);

  function flushWithin(delayMs: number): void {
    const at = performance.now() + delayMs;
    if (at >= flushAt) return;
    clearTimeout(flushTimer);
    flushAt = at;
    flushTimer = setTimeout(() => {
      flushAt = Infinity;
      while (queue.size > 0 && callsInFlight < maxCallsAtOnce) void call(takeBatch());
    }, delayMs);
  }

  function scheduleFlush(isUrgent: boolean): void {
    const isFull = queue.size >= batchSize;
    flushWithin(isUrgent || isFull ? 0 : Math.max(0, calledAt + gatherMs - performance.now()));
  }

  function enqueue(order: WatchedOrder, isUrgent: boolean): Promise<StatusResult> {
    const answer = order.startAsking();
    queue.add(order);
    scheduleFlush(isUrgent);
    return answer;
  }

  /**
   * Takes the oldest questions. Orders that were never found are asked about apart from the others, so that invented ids cannot spoil their calls.
   * What room is left is used for orders of streams that will be due soon.
   */
  function takeBatch(): WatchedOrder[] {
    const ids = new Set<string>();
    const batch: WatchedOrder[] = [];
    const add = (order: WatchedOrder) => {
      const [first] = batch;
      if (first && (order.isSuspect || order.isFound !== first.isFound)) return false;
      if (ids.has(order.question.orderId)) return false;
      ids.add(order.question.orderId);
      batch.push(order);
      return true;
    };
    for (const order of queue) {
      if (batch.length >= batchSize || batch[0]?.isSuspect) break;
      if (add(order)) queue.delete(order);
    }
    if (!batch[0]?.isFound) return batch;
    for (const order of findDue(batchSize - batch.length, 0.5)) if (add(order)) void order.startAsking();
    return batch;
  }

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

  async function call(batch: readonly WatchedOrder[]): Promise<void> {
    callsInFlight += 1;
    calledAt = performance.now();
    const record: RequestRecord = { requestId: randomId(), startedAt: calledAt, route: 'status' };
    const results = await source(
      batch.map(({ question }) => question),
      record,
    );
    callsInFlight -= 1;
    batch.forEach((order, index) => {
      const result = results[index] ?? lateResult;
      order.isSuspect = isSuspicious(result);
      order.call = record;
      if (watched.delete(order)) watched.add(order);
      if (order.mustRepeat) {
        order.mustRepeat = false;
        queue.add(order);
        flushWithin(0);
      } else order.answer(result);
    });
    if (queue.size > 0) scheduleFlush(false);
  }

  function tick(): void {
    tickTimer = undefined;
    if (watched.size === 0) return;
    for (const order of callsInFlight < maxCallsAtOnce ? findDue(batchSize, 1) : [])
      void enqueue(order, true);
    tickTimer = setTimeout(tick, tickInterval(countBatches()));
  }

  return {
    async ask(question, record, isUrgent = false) {
      const order = orders.get({ ...question, request: undefined });
      const isFresh = performance.now() - order.answeredAt < statusFreshMs;
      if (order.result && (order.isFinal || isFresh)) return order.result;
      const startedAt = performance.now();
      const answer = order.asking ?? enqueue(order, isUrgent);
      if (isUrgent && queue.has(order)) flushWithin(0);
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
          // A question that still waits in the queue will be asked now; one under way may be answered with what was true before.
          if (queue.has(order)) flushWithin(0);
          else order.mustRepeat = true;
          await order.asking;
        } else if (order.listeners.size > 0) await enqueue(order, true);
      });
      await Promise.all(answers);
    },
  };
}

/** Whether an order must be asked about alone from now on. */
function isSuspicious(result: StatusResult): boolean {
  if (result.kind === 'failed') return isAboutOrder(result.reply);
  return result.kind === 'notFound' || result.kind === 'mismatch';
}
