/** Reads ms since something was received. */
interface Clock {
  /** ms that had passed when the clock was started. */
  beforeMs: number;
  startedAt: number;
  wallStartedAt: number;
}

const clocks = new WeakMap<object, Clock>();

function clockOf(received: object, at: number): Clock {
  let clock = clocks.get(received);
  if (!clock) {
    const wallStartedAt = Date.now();
    clock = { beforeMs: Math.max(wallStartedAt - at, 0), startedAt: performance.now(), wallStartedAt };
    clocks.set(received, clock);
  }
  return clock;
}

const readMs = ({ beforeMs, startedAt, wallStartedAt }: Clock): number =>
  beforeMs + Math.max(performance.now() - startedAt, Date.now() - wallStartedAt);

/**
 * ms since something was received. The monotonic clock may stop while a phone sleeps and starts anew at a reload; the wall clock can be
 * turned. The larger difference counts.
 * @param received the object that the clock belongs to: the same object has the same clock.
 * @param at when it was received, epoch ms.
 */
export const elapsedSince = (received: object, at: number): number => readMs(clockOf(received, at));

/** Moves the clock of something received forward to an age that is known from elsewhere: a saved record, or another copy. Never back. */
export function raiseElapsed(received: object, at: number, ageMs: number): void {
  const clock = clockOf(received, at);
  clock.beforeMs += Math.max(ageMs - readMs(clock), 0);
}
