import type { ReactNode } from 'react';
import { part } from '../part.js';
import { useView } from '../ViewContext.js';

/** How a screen or notice is meant; drawn as a symbol too, so that it is never told by colour alone. */
export type Tone = 'success' | 'warning' | 'error' | 'info';

const symbols: Record<Tone, string> = {
  success: 'm7 12.5 3.5 3.5 6.5-7',
  warning: 'M12 6.5v7m0 3.2v.3',
  error: 'm8 8 8 8m0-8-8 8',
  info: 'M12 7v.3m0 3.2v7',
};

interface ScreenProps {
  title: string;
  tone?: Tone;
  /** A line below the title. */
  about?: ReactNode;
  children?: ReactNode;
}

/** Heading and content of one state. The heading takes the focus when the screen appears. */
export function Screen({ title, tone, about, children }: ScreenProps) {
  const { headingRef } = useView();
  return (
    <>
      <div {...part('header')} data-tone={tone}>
        {tone && (
          <svg {...part('symbol')} viewBox="0 0 24 24" aria-hidden="true">
            <path d={symbols[tone]} fill="none" />
          </svg>
        )}
        <h2 {...part('title')} ref={headingRef} tabIndex={-1}>
          {title}
        </h2>
        {about && <p {...part('about')}>{about}</p>}
      </div>
      {children}
    </>
  );
}
