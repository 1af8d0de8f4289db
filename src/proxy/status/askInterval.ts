const minByAgeMs = 4_000;
const maxByAgeMs = 15_000;
/** From here on, the time between two questions grows. Most payers have paid by then. */
const shareOfAge = 1 / 20;
const maxByLoadMs = 36_000;
/** Shortest time between two calls for the orders of streams. */
const callMs = 1_800;

/** Time between two calls, ms: the orders of all streams are asked about once in each longest interval. */
export function tickInterval(batches: number): number {
  return Math.min(callMs, maxByLoadMs / Math.max(1, batches));
}

/**
 * Time between two questions about a stream's order, ms: 4 s while it is young, and up to 15 s after five minutes. With more than 100 orders it
 * grows, up to 36 s, so that the number of calls does not.
 */
export function askInterval(ageMs: number, batches: number): number {
  const byAge = Math.min(maxByAgeMs, Math.max(minByAgeMs, ageMs * shareOfAge));
  return Math.max(byAge, Math.min(maxByLoadMs, callMs * batches));
}
