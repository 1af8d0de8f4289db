import * as z from 'zod/mini';

/** For a field that decides nothing on its own: a value of a wrong type is read as `null`. */
export const lenient = <Schema extends z.ZodMiniType>(schema: Schema) => z.catch(z.nullish(schema), null);
