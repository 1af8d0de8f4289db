import { useState } from 'react';
import type { StatusPolling } from '../../state/CheckoutState.js';
import { Button } from '../controls/Button.js';
import { Text } from '../controls/Text.js';
import { Countdown } from './Countdown.js';
import { part } from '../part.js';
import { useView } from '../ViewContext.js';

interface StatusStripProps {
  statusPolling: StatusPolling;
  getRemainingMs: () => number | null;
  onCheck: () => Promise<void>;
}

/** What the page knows about the payment, and how long the order can be paid. Without a status source it does not say "waiting". */
export function StatusStrip({ statusPolling, getRemainingMs, onCheck }: StatusStripProps) {
  const { messages } = useView();
  const { mode, isFailing } = statusPolling;
  const sentence = { none: messages.notFollowed, active: messages.waiting, stopped: messages.stopped }[mode];
  return (
    <div {...part('strip')} data-state={mode}>
      {mode === 'active' && <span {...part('spinner')} aria-hidden="true" />}
      <span {...part('strip-text')}>
        <Text>{sentence}</Text>
        {isFailing && mode === 'active' && <span {...part('hint')}>{messages.checkFailing}</span>}
        <Countdown getRemainingMs={getRemainingMs} />
      </span>
      <CheckNow statusPolling={statusPolling} onCheck={onCheck} />
    </div>
  );
}

/** Requests the status on a press. The label reads "checking" only for that request, not for the regular polling. Renders nothing without a status source. */
export function CheckNow({ statusPolling, onCheck }: Pick<StatusStripProps, 'statusPolling' | 'onCheck'>) {
  const { messages, announce } = useView();
  const [isChecking, setIsChecking] = useState(false);
  if (!statusPolling.canRefresh) return null;
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
