type NilKey<Fields> = {
  [Key in keyof Fields]-?: null extends Fields[Key] ? Key : undefined extends Fields[Key] ? Key : never;
}[keyof Fields];

/** The same fields, where those that may be `null` or `undefined` may be missing instead. */
export type OmitNil<Fields> = Omit<Fields, NilKey<Fields>> & {
  [Key in NilKey<Fields>]?: NonNullable<Fields[Key]>;
};

/** The fields that hold something: one that is `null` or `undefined` is left out, as if nobody had named it. */
export const omitNil = <const Fields extends object>(fields: Fields) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value != null)) as OmitNil<Fields>;
