import type { Following } from '../state/CheckoutState.js';
import { Button } from './Button.js';
import { Countdown } from './Countdown.js';
import { part } from './part.js';
import { useView } from './ViewContext.js';

interface StatusStripProps {
  following: Following;
  getRemainingMs: () => number | null;
  onCheck: () => void;
}

/** What the page knows about the money, and for how long the order can be paid. Never says "waiting" when nobody can tell. */
export function StatusStrip({ following, getRemainingMs, onCheck }: StatusStripProps) {
  const { messages } = useView();
  const { mode, isFailing } = following;
  const sentence = { none: messages.notFollowed, active: messages.waiting, stopped: messages.stopped }[mode];
  return (
    <div {...part('strip')} data-mode={mode}>
      {mode === 'active' && <span {...part('spinner')} aria-hidden="true" />}
      <span {...part('strip-text')}>
        {sentence}
        {isFailing && mode === 'active' && <span {...part('hint')}>{messages.checkFailing}</span>}
      </span>
      <Countdown getRemainingMs={getRemainingMs} />
      <CheckNow following={following} onCheck={onCheck} />
    </div>
  );
}

/** Asks the status source by hand, where there is one. */
export function CheckNow({ following, onCheck }: Pick<StatusStripProps, 'following' | 'onCheck'>) {
  const { messages } = useView();
  if (following.mode === 'none') return null;
  return (
    <Button kind="quiet" isBusy={following.isChecking} onClick={onCheck}>
      {following.isChecking ? messages.checking : messages.checkNow}
    </Button>
  );
}
