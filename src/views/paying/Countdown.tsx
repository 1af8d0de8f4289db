import { useEffect, useState } from 'react';
import { fill, formatClock, formatDuration } from '../../i18n/format.js';
import { part } from '../part.js';
import { useView } from '../ViewContext.js';

/** Seconds left at which screen readers are told, instead of every second. */
const milestones = [300, 60, 30];

/** Time left to pay, ticking by itself so that nothing around it renders each second. Renders nothing where there is no end. */
export function Countdown({ getRemainingMs }: { getRemainingMs: () => number | null }) {
  const { messages, announce } = useView();
  const [seconds, setSeconds] = useState(() => toSeconds(getRemainingMs()));
  useEffect(() => {
    let previous = toSeconds(getRemainingMs());
    let timer: ReturnType<typeof setTimeout>;
    // Once a second, when the second is over; never where there is no end.
    const tick = () => {
      const remainingMs = getRemainingMs();
      const now = toSeconds(remainingMs);
      if (milestones.some((milestone) => previous > milestone && now <= milestone)) {
        announce(fill(messages.timeLeft, { time: formatDuration(now, messages) }));
      }
      previous = now;
      setSeconds(now);
      if (remainingMs !== null && remainingMs > 0)
        timer = setTimeout(tick, Math.ceil(remainingMs % 1_000) || 1_000);
    };
    tick();
    return () => clearTimeout(timer);
  }, [getRemainingMs, announce, messages]);
  if (seconds === Infinity) return null;
  return (
    <span {...part('countdown')}>
      {messages.expiresIn} <strong role="timer">{formatClock(seconds)}</strong>
    </span>
  );
}

function toSeconds(ms: number | null): number {
  return ms === null ? Infinity : Math.max(0, Math.ceil(ms / 1_000));
}
