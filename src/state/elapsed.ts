import type { Attempt } from './attemptLog.js';

type Answer = NonNullable<Attempt['answer']>;

const clocks = new WeakMap<Answer, () => number>();

/**
 * ms since an answer arrived. The monotonic clock may stop while a phone sleeps and starts anew at a reload, the wall clock can be turned:
 * the larger of the two counts, and never less than was counted before the reload.
 */
export function elapsedSince(answer: Answer): number {
  let clock = clocks.get(answer);
  if (!clock) {
    const startedAt = performance.now();
    const wallStartedAt = Date.now();
    const before = Math.max(answer.ageMs ?? 0, wallStartedAt - answer.receivedAt, 0);
    clock = () => before + Math.max(performance.now() - startedAt, Date.now() - wallStartedAt);
    clocks.set(answer, clock);
  }
  return clock();
}
