import * as z from 'zod/mini';

/** For optional fields: `undefined`, or `null` where the value is null or invalid. An invalid value never rejects the whole answer. */
export const lenient = <Schema extends z.ZodMiniType>(schema: Schema) => z.catch(z.nullish(schema), null);

/** An optional text; an empty one counts as absent. */
export const lenientText = lenient(z.string().check(z.minLength(1)));
