import { useCallback, useState, useSyncExternalStore } from 'react';

/** Does a media query hold right now? False on the server. */
export function useMediaQuery(query: string): boolean {
  // Made once: making one has the browser bring styles and layout up to date.
  const [list] = useState(() => (typeof window === 'undefined' ? undefined : window.matchMedia(query)));
  const subscribe = useCallback(
    (onChange: () => void) => {
      list?.addEventListener('change', onChange);
      return () => list?.removeEventListener('change', onChange);
    },
    [list],
  );
  return useSyncExternalStore(
    subscribe,
    () => list?.matches ?? false,
    () => false,
  );
}
