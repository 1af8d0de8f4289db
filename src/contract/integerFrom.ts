import * as z from 'zod/mini';

/** A whole number that is exact, and at least `least`. Not `z.int`, which would add the formats of all number types to the bundle. */
export const integerFrom = (least: 0 | 1) =>
  z.number().check(z.refine((value) => Number.isSafeInteger(value) && value >= least));
