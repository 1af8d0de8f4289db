import { useCallback, useMemo } from 'react';
import { useTimedSnapshot } from '../hooks/useTimedSnapshot.js';
import type { CheckoutState } from '../CheckoutState.js';
import { isInFlight, msUntilLost, type AttemptLog } from './attempt.js';
import { currentAttempt } from './attemptLog.js';
import {
  deriveCheckoutState,
  isPastTime,
  msUntilExpiry,
  type DerivationContext,
  type ParseAnswer,
} from './deriveCheckoutState.js';

/** What has changed by time alone: requests that were lost, codes that have expired. Renders again when there is more of it. */
function useTimeouts(log: AttemptLog, parseAnswer: ParseAnswer): string {
  const getSnapshot = useCallback(
    () => log.attempts.map((attempt) => `${isInFlight(attempt)} ${isPastTime(attempt, parseAnswer)}`).join(),
    [log, parseAnswer],
  );
  const getMsToChange = useCallback(() => {
    const times = log.attempts
      .flatMap((attempt) => [msUntilLost(attempt), msUntilExpiry(attempt, parseAnswer)])
      .filter((ms) => ms !== null && ms > 0);
    return times.length > 0 ? Math.min(...(times as number[])) : null;
  }, [log, parseAnswer]);
  return useTimedSnapshot(getSnapshot, getMsToChange, '');
}

/** The state on screen: from the log, where the payer is in the flow, the props, and the time. */
export function useCheckoutState(
  log: AttemptLog,
  { isEditing, hostStatus, propsError, parseAnswer, wasOver }: Omit<DerivationContext, 'timeouts'>,
): { state: CheckoutState; getRemainingMs: () => number | null } {
  const timeouts = useTimeouts(log, parseAnswer);
  const state = useMemo(
    () => deriveCheckoutState(log, { isEditing, hostStatus, propsError, parseAnswer, wasOver, timeouts }),
    [log, isEditing, hostStatus, propsError, parseAnswer, wasOver, timeouts],
  );
  const getRemainingMs = useCallback(() => {
    const current = currentAttempt(log);
    return current ? msUntilExpiry(current, parseAnswer) : null;
  }, [log, parseAnswer]);
  return { state, getRemainingMs };
}
