import { useCallback, useEffect, useState, type ReactNode, type RefCallback } from 'react';
import { part } from './part.js';

/** Heard by then. What stays could be read later, when it is no longer true. */
const clearAfterMs = 7_000;

/**
 * A polite live region that stays mounted, and two ways to speak through it: a function, and a ref for what is worth saying when it appears -
 * a live region that comes together with its text is not heard everywhere. Saying the same twice is heard twice.
 */
export function useAnnouncer(): {
  announcer: ReactNode;
  announce: (text: string) => void;
  announcedRef: RefCallback<HTMLElement>;
} {
  const [spoken, setSpoken] = useState({ text: '', count: 0 });
  const announce = useCallback((text: string) => setSpoken(({ count }) => ({ text, count: count + 1 })), []);
  const announcedRef = useCallback(
    (element: HTMLElement | null) => announce(element?.textContent ?? ''),
    [announce],
  );
  useEffect(() => {
    if (!spoken.text) return undefined;
    const timer = setTimeout(announce, clearAfterMs, '');
    return () => clearTimeout(timer);
  }, [spoken, announce]);
  const announcer = (
    <div {...part('announcer')} role="status">
      <span key={spoken.count}>{spoken.text}</span>
    </div>
  );
  return { announcer, announce, announcedRef };
}
