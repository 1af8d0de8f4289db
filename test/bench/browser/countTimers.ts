declare global {
  interface Window {
    timersFired: number;
  }
}

/** Injected into the page before its own scripts: counts in `window.timersFired`. Must not refer to anything outside itself. */
export function countTimers(): void {
  window.timersFired = 0;
  const counting = (set: typeof window.setTimeout) =>
    ((handler: (...values: unknown[]) => void, ms?: number, ...values: unknown[]) =>
      set(
        (...given: unknown[]) => {
          window.timersFired += 1;
          handler(...given);
        },
        ms,
        ...values,
      )) as typeof window.setTimeout;
  window.setTimeout = counting(window.setTimeout.bind(window));
  window.setInterval = counting(window.setInterval.bind(window) as never) as never;
}
