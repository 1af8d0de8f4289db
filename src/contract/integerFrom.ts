import * as z from 'zod/mini';

/** A whole number that is exact, and at least `least`. A rule of its own, because `z.int` brings the formats of all numbers into every browser. */
export const integerFrom = (least: 0 | 1) =>
  z.number().check(z.refine((value) => Number.isSafeInteger(value) && value >= least));
