import type { ReactNode } from 'react';
import { part } from '../part.js';
import type { Tone } from '../screens/Screen.js';
import { Text } from './Text.js';
import { useView } from '../ViewContext.js';

interface NoticeProps {
  tone: Tone;
  /** `alert` interrupts a screen reader, `polite` waits. @default not announced */
  live?: 'alert' | 'polite';
  children: ReactNode;
}

/** A message in a box, coloured by its tone. */
export function Notice({ tone, live, children }: NoticeProps) {
  const { announcedRef } = useView();
  return (
    <div
      {...part('notice')}
      ref={live === 'polite' ? announcedRef : undefined}
      data-tone={tone}
      role={live === 'alert' ? live : undefined}
    >
      {typeof children === 'string' ? <Text>{children}</Text> : children}
    </div>
  );
}
