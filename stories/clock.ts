const realNow = Date.now;

/** The device's clock goes on, as it does while a phone sleeps; what waits for a time looks at it at once. */
export function passMinutes(minutes: number): void {
  const ahead = Date.now() - realNow() + minutes * 60_000;
  Date.now = () => realNow() + ahead;
  document.dispatchEvent(new Event('visibilitychange'));
}

/** The clock shows what is true again: a story that let time pass has to end with it. */
export function returnToNow(): void {
  Date.now = realNow;
}
