import type { ReactNode } from 'react';
import { part } from '../part.js';

interface ButtonProps {
  /** `primary`: the one that the screen is about. */
  kind?: 'primary' | 'plain' | 'quiet';
  /** Pressing does nothing for now; the button keeps its focus. */
  isBusy?: boolean;
  onClick: () => void;
  children: ReactNode;
}

/** Renders a `<button>` that never submits. */
export function Button({ kind = 'plain', isBusy = false, onClick, children }: ButtonProps) {
  return (
    <button
      {...part('button')}
      type="button"
      data-kind={kind}
      aria-disabled={isBusy}
      onClick={isBusy ? undefined : onClick}
    >
      {children}
    </button>
  );
}
