import type { RequestRecord } from '../http/RequestRecord.js';
import type { Question } from './StatusSource.js';
import { type StatusResult, isFinal } from './StatusResult.js';

/** Told of an order's status when it changes. */
export type StatusListener = (result: Extract<StatusResult, { kind: 'status' }>) => void;

/** What the hub knows of one order with one amount. */
export class WatchedOrder {
  readonly listeners = new Set<StatusListener>();
  /** The last answer that says something about the order. */
  result: StatusResult | undefined;
  /** Monotonic, ms. */
  answeredAt = -Infinity;
  /** Since when somebody waits for a change: the first stream, or the last hint. Monotonic, ms. */
  youngSince = -Infinity;
  /** Whether it must be asked about alone, because a call for many was refused because of it. */
  isSuspect = false;
  /** Whether a hint came while the question was under way, so that its answer may be too old. */
  mustRepeat = false;
  /** What the last call reported, for events. */
  call: Pick<RequestRecord, 'upstreamStatus' | 'cause'> | undefined;
  #asking: { promise: Promise<StatusResult>; resolve: (result: StatusResult) => void } | undefined;

  constructor(public question: Question) {}

  /** Whether the source knows the order. */
  get isFound(): boolean {
    return this.result?.kind === 'status';
  }

  get isFinal(): boolean {
    return isFinal(this.result);
  }

  /** The answer to come, while the order is asked about. */
  get asking(): Promise<StatusResult> | undefined {
    return this.#asking?.promise;
  }

  startAsking(): Promise<StatusResult> {
    let resolve: (result: StatusResult) => void = () => undefined;
    const promise = new Promise<StatusResult>((settle) => (resolve = settle));
    this.#asking = { promise, resolve };
    return promise;
  }

  /** Takes in what another answer told, unless something is known. */
  learn(result: StatusResult): void {
    if (this.result !== undefined) return;
    this.answeredAt = performance.now();
    this.#remember(result);
  }

  /** Takes an answer in: remembers it, tells those who asked, and the listeners if the status changed. */
  answer(result: StatusResult): void {
    const isSilent = result.kind === 'failed' || result.kind === 'unavailable';
    const asking = this.#asking;
    this.#asking = undefined;
    if (!isSilent) this.answeredAt = performance.now();
    if (!isSilent && !this.isFinal) this.#remember(result);
    asking?.resolve(result);
  }

  #remember(result: StatusResult): void {
    const before = this.result;
    // An order that was found before is not gone because one answer lacks it.
    if (before?.kind === 'status' && result.kind !== 'status') return;
    this.result = result;
    if (result.kind !== 'status') return;
    if (before?.kind === 'status' && before.paymentStatus === result.paymentStatus) return;
    for (const listener of [...this.listeners]) listener(result);
  }
}
