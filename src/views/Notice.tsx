import type { ReactNode } from 'react';
import { part } from './part.js';
import type { Tone } from './Screen.js';

/** A boxed sentence. `role`: `alert` for what needs the payer at once, `status` for what comes and goes. */
export function Notice(props: { tone: Tone; role?: 'alert' | 'status'; children: ReactNode }) {
  return (
    <div {...part('notice')} data-tone={props.tone} role={props.role}>
      {props.children}
    </div>
  );
}
