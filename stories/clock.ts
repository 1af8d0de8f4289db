const realNow = Date.now;

/** Moves the clock forward, as while a phone sleeps, and wakes everything that waits for a time. */
export function passMinutes(minutes: number): void {
  const ahead = Date.now() - realNow() + minutes * 60_000;
  Date.now = () => realNow() + ahead;
  document.dispatchEvent(new Event('visibilitychange'));
}

/** Restores the real clock. A story that let time pass ends with it. */
export function returnToNow(): void {
  Date.now = realNow;
}
