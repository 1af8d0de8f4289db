/** Until the first status request for a new order: nobody pays faster than this. */
export const firstDelayMs = 3_000;
const maxDelayMs = 15_000;

/** ms after the request with this number: half as long again each time, at most 15 s; ±15 %, so that many payers do not ask in step. */
export const delayAfter = (count: number): number =>
  Math.min(firstDelayMs * 1.5 ** count, maxDelayMs) * (0.85 + 0.3 * Math.random());
