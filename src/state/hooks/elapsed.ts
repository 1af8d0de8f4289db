const clocks = new WeakMap<object, () => number>();

/**
 * ms since something was received. The monotonic clock may stop while a phone sleeps and starts anew at a reload, the wall clock can be turned:
 * the larger of the two counts, and never less than was counted before the reload.
 * @param received what the clock belongs to; the same object, the same clock.
 * @param at when it came, epoch ms.
 * @param ageMs what was counted before a reload, ms.
 */
export function elapsedSince(received: object, at: number, ageMs = 0): number {
  let clock = clocks.get(received);
  if (!clock) {
    const startedAt = performance.now();
    const wallStartedAt = Date.now();
    const before = Math.max(ageMs, wallStartedAt - at, 0);
    clock = () => before + Math.max(performance.now() - startedAt, Date.now() - wallStartedAt);
    clocks.set(received, clock);
  }
  return clock();
}
