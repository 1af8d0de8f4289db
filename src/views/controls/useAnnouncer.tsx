import { useCallback, useEffect, useRef, type ReactNode, type RefCallback } from 'react';
import { part } from '../part.js';

/** Time for a screen reader to read an announcement. Left in the page, it could be read later, when it is no longer true. */
const clearAfterMs = 7_000;

/**
 * A polite live region, a function that announces a text in it, and a ref that announces the text of an element when it is mounted. The region
 * stays mounted, because some screen readers ignore one that appears together with its text. Each announcement is a new element, so that the same
 * text is read twice. The region is changed by hand, because React state would render the whole checkout again.
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
    const announcement = document.createElement('span');
    announcement.textContent = text;
    region.current?.replaceChildren(announcement);
    timer.current = setTimeout(() => region.current?.replaceChildren(), clearAfterMs);
  }, []);
  const announcedRef = useCallback(
    (element: HTMLElement | null) => announce(element?.textContent ?? ''),
    [announce],
  );
  useEffect(() => () => clearTimeout(timer.current), []);
  return { announcer: <div {...part('announcer')} ref={region} role="status" />, announce, announcedRef };
}
