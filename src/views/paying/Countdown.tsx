import { useEffect, useState } from 'react';
import { fill, formatClock, formatDuration } from '../../i18n/format.js';
import { Text } from '../controls/Text.js';
import { part } from '../part.js';
import { useView } from '../ViewContext.js';

/** Remaining seconds that are announced to screen readers. */
const milestones = [300, 60, 30];

/** The time left to pay. It updates itself, so that nothing else renders each second. Renders nothing for an order that does not expire. */
export function Countdown({ getRemainingMs }: { getRemainingMs: () => number | null }) {
  const { messages, announce } = useView();
  const [seconds, setSeconds] = useState(() => toSeconds(getRemainingMs()));
  useEffect(() => {
    let previous = toSeconds(getRemainingMs());
    let timer: ReturnType<typeof setTimeout>;
    // Aligned to the end of each remaining second. Stops at the end, and never starts without an expiry.
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
      <Text>{`${messages.expiresIn} `}</Text>
      <strong role="timer" translate="no">
        {formatClock(seconds)}
      </strong>
    </span>
  );
}

function toSeconds(ms: number | null): number {
  return ms === null ? Infinity : Math.max(0, Math.ceil(ms / 1_000));
}
