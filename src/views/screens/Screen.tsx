import type { ReactNode } from 'react';
import { Text } from '../controls/Text.js';
import { part } from '../part.js';
import { useView } from '../ViewContext.js';

/** The tone of a screen or notice. Screens show it as a symbol too, not by colour alone (WCAG 1.4.1). */
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
  /** Line below the title: the order and the booking, which must not be translated. */
  about?: string;
  children?: ReactNode;
}

/** Heading and content of a state. The heading takes the focus when the screen appears. */
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
          <Text>{title}</Text>
        </h2>
        {about && (
          <p {...part('about')} translate="no">
            {about}
          </p>
        )}
      </div>
      {children}
    </>
  );
}
