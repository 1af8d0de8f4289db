import { useEffect, useState } from 'react';
import { elapsedSince } from './elapsed.js';

/** Something that may say when to come back: an attempt's failure, or an error. */
type Refusal = { retryAfterSeconds?: number | undefined } | null | undefined;

function remainingSeconds(failure: Refusal, at: number): number {
  if (failure?.retryAfterSeconds === undefined) return 0;
  const elapsedSeconds = elapsedSince(failure, at) / 1000;
  return Math.max(Math.ceil(failure.retryAfterSeconds - elapsedSeconds), 0);
}

/**
 * Whole seconds until a refused payer may try again (`Retry-After`); ticks while there are any.
 * @param at when the refusal came, epoch ms.
 */
export function useRetryCountdown(failure: Refusal, at = 0): number {
  const [, setTick] = useState(0);
  const seconds = remainingSeconds(failure, at);
  const isTicking = seconds > 0;
  useEffect(() => {
    if (!isTicking) return undefined;
    const timer = setInterval(() => setTick((tick) => tick + 1), 1000);
    return () => clearInterval(timer);
  }, [isTicking]);
  return seconds;
}
