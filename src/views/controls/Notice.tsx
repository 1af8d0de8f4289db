import type { ReactNode } from 'react';
import { part } from '../part.js';
import type { Tone } from '../screens/Screen.js';
import { useView } from '../ViewContext.js';

interface NoticeProps {
  tone: Tone;
  /** `alert`: needs the payer at once; `polite`: said when it comes. Default: read where it stands. */
  live?: 'alert' | 'polite';
  children: ReactNode;
}

/** A boxed sentence. */
export function Notice({ tone, live, children }: NoticeProps) {
  const { announcedRef } = useView();
  return (
    <div
      {...part('notice')}
      ref={live === 'polite' ? announcedRef : undefined}
      data-tone={tone}
      role={live === 'alert' ? live : undefined}
    >
      {children}
    </div>
  );
}
