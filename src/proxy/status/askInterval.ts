const firstMs = 3_000;
const maxByAgeMs = 15_000;
const maxByLoadMs = 30_000;
/** Shortest time between two calls for the orders of streams. */
const callMs = 1_500;

/** Time between two questions about a stream's order by its age: 3 s at first, for nobody pays faster, and up to 15 s. */
const intervalByAge = (ageMs: number): number => Math.min(maxByAgeMs, firstMs + ageMs / 2);

/**
 * Time between two questions about a stream's order, ms. Up to some 150 orders it depends on the order's age alone. With more it grows, up to 30 s, so
 * that the number of calls does not.
 */
export function askInterval(ageMs: number, batches: number): number {
  return Math.max(intervalByAge(ageMs), Math.min(maxByLoadMs, callMs * batches));
}

/** Time between two calls, ms: the orders of all streams are asked about once in each longest interval. */
export function tickInterval(batches: number): number {
  return Math.min(callMs, maxByLoadMs / Math.max(1, batches));
}
