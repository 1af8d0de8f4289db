type NilKey<Fields> = {
  [Key in keyof Fields]-?: null extends Fields[Key] ? Key : undefined extends Fields[Key] ? Key : never;
}[keyof Fields];

/** The same fields; one that may be `null` or `undefined` becomes optional instead. */
export type OmitNil<Fields> = Omit<Fields, NilKey<Fields>> & {
  [Key in NilKey<Fields>]?: NonNullable<Fields[Key]>;
};

/** A copy of the fields without those that are `null` or `undefined`. */
export const omitNil = <const Fields extends object>(fields: Fields) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value != null)) as OmitNil<Fields>;
