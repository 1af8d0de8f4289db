type NilKey<Fields> = {
  [Key in keyof Fields]-?: null extends Fields[Key] ? Key : undefined extends Fields[Key] ? Key : never;
}[keyof Fields];

/** The same fields, where those that may be `null` or `undefined` are optional instead. */
export type OmitNil<Fields> = Omit<Fields, NilKey<Fields>> & {
  [Key in NilKey<Fields>]?: NonNullable<Fields[Key]>;
};

/** A copy without the fields that are `null` or `undefined`. */
export const omitNil = <const Fields extends object>(fields: Fields) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value != null)) as OmitNil<Fields>;
