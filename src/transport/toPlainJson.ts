/**
 * JSON of plain data. Old libraries, Prototype.js among them, put a `toJSON` on the prototype of every array that turns it into a string; an own
 * property hides it from `JSON.stringify`.
 */
export const toPlainJson = (data: unknown): string => JSON.stringify(withoutToJson(data));

function withoutToJson(data: unknown): unknown {
  if (typeof data !== 'object' || data === null) return data;
  const copy = Array.isArray(data)
    ? data.map(withoutToJson)
    : Object.fromEntries(Object.entries(data).map(([key, value]) => [key, withoutToJson(value)]));
  return Object.defineProperty(copy, 'toJSON', { value: undefined });
}
