import { useCallback, useState, useSyncExternalStore } from 'react';

/** Whether a media query matches. False on a server, and in a DOM without media queries (jsdom). */
export function useMediaQuery(query: string): boolean {
  // Created once, because `matchMedia` forces the browser to update styles and layout.
  const [list] = useState(() => (typeof matchMedia === 'undefined' ? undefined : matchMedia(query)));
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
