import { useCallback, useState, type ReactNode } from 'react';
import { part } from './part.js';

/** A polite live region that stays mounted, and the function that speaks through it. Saying the same twice is heard twice. */
export function useAnnouncer(): { announcer: ReactNode; announce: (text: string) => void } {
  const [spoken, setSpoken] = useState({ text: '', count: 0 });
  const announce = useCallback((text: string) => setSpoken(({ count }) => ({ text, count: count + 1 })), []);
  const announcer = (
    <div {...part('announcer')} role="status">
      <span key={spoken.count}>{spoken.text}</span>
    </div>
  );
  return { announcer, announce };
}
