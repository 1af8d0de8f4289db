import { useState } from 'react';
import type { StatusPolling } from '../../state/CheckoutState.js';
import { Button } from '../controls/Button.js';
import { Countdown } from './Countdown.js';
import { part } from '../part.js';
import { useView } from '../ViewContext.js';

interface StatusStripProps {
  statusPolling: StatusPolling;
  getRemainingMs: () => number | null;
  onCheck: () => Promise<void>;
}

/** What the page knows about the money, and for how long the order can be paid. Never says "waiting" when nobody can tell. */
export function StatusStrip({ statusPolling, getRemainingMs, onCheck }: StatusStripProps) {
  const { messages } = useView();
  const { mode, isFailing } = statusPolling;
  const sentence = { none: messages.notFollowed, active: messages.waiting, stopped: messages.stopped }[mode];
  return (
    <div {...part('strip')} data-state={mode}>
      {mode === 'active' && <span {...part('spinner')} aria-hidden="true" />}
      <span {...part('strip-text')}>
        {sentence}
        {isFailing && mode === 'active' && <span {...part('hint')}>{messages.checkFailing}</span>}
        <Countdown getRemainingMs={getRemainingMs} />
      </span>
      <CheckNow statusPolling={statusPolling} onCheck={onCheck} />
    </div>
  );
}

/** Asks the status source by hand, where there is one. Only a press of the payer's own reads "checking": the page asks all the time. */
export function CheckNow({ statusPolling, onCheck }: Pick<StatusStripProps, 'statusPolling' | 'onCheck'>) {
  const { messages, announce } = useView();
  const [isChecking, setIsChecking] = useState(false);
  if (statusPolling.mode === 'none') return null;
  const check = async () => {
    setIsChecking(true);
    announce(messages.checking);
    await onCheck();
    setIsChecking(false);
  };
  return (
    <Button kind="quiet" isBusy={isChecking} onClick={() => void check()}>
      {isChecking ? messages.checking : messages.checkNow}
    </Button>
  );
}
