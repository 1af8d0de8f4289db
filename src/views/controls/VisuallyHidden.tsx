import { part } from '../part.js';

/** Text for screen readers only. */
export function VisuallyHidden({ children }: { children: string }) {
  return (
    <span {...part('unseen')} className="pc-visually-hidden">
      {children}
    </span>
  );
}
