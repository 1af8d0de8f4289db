import { useCallback, useEffect, useRef, type ReactNode, type RefCallback } from 'react';
import { part } from '../part.js';

/** Heard by then. What stays could be read later, when it is no longer true. */
const clearAfterMs = 7_000;

/**
 * A polite live region that stays mounted, and two ways to speak through it: a function, and a ref for what is worth saying when it appears -
 * a live region that comes together with its text is not heard everywhere. Saying the same twice is heard twice. Not by React's state: what is
 * said changes nothing else on screen, and would have all of it rendered again.
 */
export function useAnnouncer(): {
  announcer: ReactNode;
  announce: (text: string) => void;
  announcedRef: RefCallback<HTMLElement>;
} {
  const region = useRef<HTMLDivElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const announce = useCallback((text: string) => {
    clearTimeout(timer.current);
    const spoken = document.createElement('span');
    spoken.textContent = text;
    region.current?.replaceChildren(spoken);
    timer.current = setTimeout(() => region.current?.replaceChildren(), clearAfterMs);
  }, []);
  const announcedRef = useCallback(
    (element: HTMLElement | null) => announce(element?.textContent ?? ''),
    [announce],
  );
  useEffect(() => () => clearTimeout(timer.current), []);
  return { announcer: <div {...part('announcer')} ref={region} role="status" />, announce, announcedRef };
}
