import { useCallback, useSyncExternalStore } from 'react';

/** Longer timers overflow to "at once" in browsers. */
const maxTimerMs = 2 ** 31 - 1;

/**
 * Has the time run out? Renders again once, when it does; asks again when the page comes back, because timers sleep with it.
 * @param getRemainingMs stable function; `null`: never.
 */
export function useDeadline(getRemainingMs: () => number | null): boolean {
  const subscribe = useCallback(
    (onChange: () => void) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const schedule = () => {
        clearTimeout(timer);
        const remainingMs = getRemainingMs();
        if (remainingMs === null) return;
        if (remainingMs <= 0) onChange();
        else timer = setTimeout(schedule, Math.min(Math.ceil(remainingMs), maxTimerMs));
      };
      schedule();
      document.addEventListener('visibilitychange', schedule);
      window.addEventListener('pageshow', schedule);
      return () => {
        clearTimeout(timer);
        document.removeEventListener('visibilitychange', schedule);
        window.removeEventListener('pageshow', schedule);
      };
    },
    [getRemainingMs],
  );
  const isOver = () => {
    const remainingMs = getRemainingMs();
    return remainingMs !== null && remainingMs <= 0;
  };
  return useSyncExternalStore(subscribe, isOver, () => false);
}
