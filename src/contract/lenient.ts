import * as z from 'zod/mini';

/** A field that decides nothing on its own: a wrong type is read as "not filled". */
export const lenient = <Schema extends z.ZodMiniType>(schema: Schema) => z.catch(z.nullish(schema), null);
