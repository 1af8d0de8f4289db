import { randomId } from '../http/randomId.js';
import type { RequestRecord } from '../http/RequestRecord.js';
import { isAboutOrder } from './createApiSource.js';
import { type StatusResult, lateResult } from './StatusResult.js';
import type { StatusSource } from './StatusSource.js';
import type { WatchedOrder } from './WatchedOrder.js';

/** Gathers questions, and asks them in batches. */
export interface AskQueue {
  /** Asks about an order that is not asked about now. `isUrgent`: with the next turn of the event loop. */
  add(order: WatchedOrder, isUrgent: boolean): Promise<StatusResult>;
  /** Asks at once if the question still waits. Returns whether it does. */
  hurry(order: WatchedOrder): boolean;
  /** Whether another call may begin now. */
  hasRoom(): boolean;
}

/** Options of {@link createAskQueue}. */
export interface AskQueueOptions {
  source: StatusSource;
  /** Most orders in a call. */
  batchSize: number;
  /** Longest time that a question waits for others, ms. */
  gatherMs: number;
  /** Finds up to `count` orders that will be asked about soon anyway, to fill a call. */
  findMore: (count: number) => WatchedOrder[];
  /** Called for each order of a call, before its answer is passed on. */
  onAnswer: (order: WatchedOrder) => void;
}

const maxCallsAtOnce = 4;

/** Creates the queue. A full batch is asked at once, a smaller one when the last call began `gatherMs` ago. An order is in at most one call at a time. */
export function createAskQueue({
  source,
  batchSize,
  gatherMs,
  findMore,
  onAnswer,
}: AskQueueOptions): AskQueue {
  const waiting = new Set<WatchedOrder>();
  let callsInFlight = 0;
  let calledAt = -Infinity;
  let flushTimer: ReturnType<typeof setTimeout> | undefined;
  let flushAt = Infinity;

  function flushWithin(delayMs: number): void {
    const at = performance.now() + delayMs;
    if (at >= flushAt) return;
    clearTimeout(flushTimer);
    flushAt = at;
    flushTimer = setTimeout(() => {
      flushAt = Infinity;
      while (waiting.size > 0 && callsInFlight < maxCallsAtOnce) void call(takeBatch());
    }, delayMs);
  }

  function scheduleFlush(isUrgent: boolean): void {
    const isFull = waiting.size >= batchSize;
    flushWithin(isUrgent || isFull ? 0 : Math.max(0, calledAt + gatherMs - performance.now()));
  }

  /**
   * Takes the oldest questions. Orders that were never found are asked about apart from the others, so that invented ids cannot spoil their calls,
   * and suspects alone.
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
    for (const order of waiting) {
      if (batch.length >= batchSize || batch[0]?.isSuspect) break;
      if (add(order)) waiting.delete(order);
    }
    if (!batch[0]?.isFound) return batch;
    for (const order of findMore(batchSize - batch.length)) if (add(order)) void order.startAsking();
    return batch;
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
      onAnswer(order);
      if (order.mustRepeat) {
        order.mustRepeat = false;
        waiting.add(order);
        flushWithin(0);
      } else order.answer(result);
    });
    if (waiting.size > 0) scheduleFlush(false);
  }

  return {
    add(order, isUrgent) {
      const answer = order.startAsking();
      waiting.add(order);
      scheduleFlush(isUrgent);
      return answer;
    },
    hurry(order) {
      const isWaiting = waiting.has(order);
      if (isWaiting) flushWithin(0);
      return isWaiting;
    },
    hasRoom: () => callsInFlight < maxCallsAtOnce,
  };
}

/** Whether an order must be asked about alone from now on. */
function isSuspicious(result: StatusResult): boolean {
  if (result.kind === 'failed') return isAboutOrder(result.reply);
  return result.kind === 'notFound' || result.kind === 'mismatch';
}
