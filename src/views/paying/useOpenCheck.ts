import { useEffect, useRef, useState } from 'react';

/** A page that is still in front this long after the tap has probably opened nothing. */
const openTimeoutMs = 2_500;

/**
 * Checks whether a link has opened something. Browsers do not say, so it looks whether the page was hidden or lost the focus.
 * @returns `watch`, to be called when the link is pressed.
 */
export function useOpenCheck(onNotOpened: () => void): { hasNotOpened: boolean; watch: () => void } {
  const [hasNotOpened, setHasNotOpened] = useState(false);
  const stopWatching = useRef<() => void>(undefined);
  useEffect(() => () => stopWatching.current?.(), []);
  const watch = () => {
    stopWatching.current?.();
    setHasNotOpened(false);
    const timer = setTimeout(() => {
      stopWatching.current?.();
      setHasNotOpened(true);
      onNotOpened();
    }, openTimeoutMs);
    const stop = () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', stop);
      window.removeEventListener('blur', stop);
    };
    document.addEventListener('visibilitychange', stop);
    window.addEventListener('blur', stop);
    stopWatching.current = stop;
  };
  return { hasNotOpened, watch };
}
