import * as z from 'zod/mini';
import { lenient } from './lenient.js';

/** The contract's 1 and 0, or an unambiguous spelling of them, as a boolean. */
export const flagSchema = z.pipe(
  z.literal([1, 0, true, false, '1', '0']),
  z.transform((value) => Number(value) === 1),
);

/** An optional flag; an invalid value counts as absent. */
export const optionalFlag = lenient(flagSchema);
