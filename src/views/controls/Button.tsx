import type { ReactNode } from 'react';
import { part } from '../part.js';
import { Text } from './Text.js';

interface ButtonProps {
  /** `primary` for the main action of a screen. @default 'plain' */
  kind?: 'primary' | 'plain' | 'quiet';
  /** Ignores presses for now. The button keeps its focus, which `disabled` would take. @default false */
  isBusy?: boolean;
  onClick: () => void;
  children: ReactNode;
}

/** Renders a `<button type="button">`. */
export function Button({ kind = 'plain', isBusy = false, onClick, children }: ButtonProps) {
  return (
    <button
      {...part('button')}
      type="button"
      data-kind={kind}
      aria-disabled={isBusy}
      onClick={isBusy ? undefined : onClick}
    >
      {typeof children === 'string' ? <Text>{children}</Text> : children}
    </button>
  );
}
