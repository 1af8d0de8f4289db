import { useEffect, useState } from 'react';
import type { AttemptFailure } from './attemptLog.js';
import { elapsedSince } from './elapsed.js';

function remainingSeconds(failure: AttemptFailure | undefined): number {
  if (failure?.retryAfterSeconds === undefined) return 0;
  const elapsedSeconds = elapsedSince(failure, failure.at) / 1000;
  return Math.max(Math.ceil(failure.retryAfterSeconds - elapsedSeconds), 0);
}

/** Whole seconds until a refused payer may try again (`Retry-After`); ticks while there are any. */
export function useRetryCountdown(failure: AttemptFailure | undefined): number {
  const [, setTick] = useState(0);
  const seconds = remainingSeconds(failure);
  const isTicking = seconds > 0;
  useEffect(() => {
    if (!isTicking) return undefined;
    const timer = setInterval(() => setTick((tick) => tick + 1), 1000);
    return () => clearInterval(timer);
  }, [isTicking]);
  return seconds;
}
