import { useCallback, useSyncExternalStore } from 'react';

/** Browsers run longer timers at once. */
const maxTimerMs = 2 ** 31 - 1;

/**
 * A value that changes by time alone. Renders again when it does; looks again when the page comes back, because timers sleep with it.
 * @param getSnapshot the value now, a primitive; `getMsToChange`: ms until it may change, `null` for never. Both stable.
 */
export function useTimedSnapshot<Snapshot extends string | boolean>(
  getSnapshot: () => Snapshot,
  getMsToChange: () => number | null,
  serverSnapshot: Snapshot,
): Snapshot {
  const subscribe = useCallback(
    (onChange: () => void) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const schedule = () => {
        clearTimeout(timer);
        onChange();
        const remainingMs = getMsToChange();
        if (remainingMs !== null) timer = setTimeout(schedule, Math.min(Math.ceil(remainingMs), maxTimerMs));
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
    [getMsToChange],
  );
  return useSyncExternalStore(subscribe, getSnapshot, () => serverSnapshot);
}
