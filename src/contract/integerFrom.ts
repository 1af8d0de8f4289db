import * as z from 'zod/mini';

/** A safe integer that is at least `min`. `z.int` would add the checks of every number format to the browser bundle. */
export const integerFrom = (min: 0 | 1) =>
  z.number().check(z.refine((value) => Number.isSafeInteger(value) && value >= min));
