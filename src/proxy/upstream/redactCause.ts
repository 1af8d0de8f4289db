import type { Redactor } from './createRedactor.js';

/**
 * Removes the API key from an error before it is passed to the partner's listener. A value without the key is returned as it is; an error with the
 * key becomes a new one that keeps only its name, code, message and stack.
 */
export function redactCause(cause: unknown, redactor: Redactor): unknown {
  if (!redactor.hasKey(describe(cause))) return cause;
  if (!(cause instanceof Error)) return redactor.redact(describe(cause));
  const { name, message, stack = '' } = cause;
  const redacted = new Error(redactor.redact(message));
  return Object.assign(redacted, {
    name,
    stack: redactor.redact(stack),
    ...('code' in cause && { code: redactor.redact(String(cause.code)) }),
  });
}

/** Everything that a logger could print of a value. */
function describe(value: unknown): string {
  const seen = new WeakSet<object>();
  const expand = (_: string, inner: unknown): unknown => {
    if (typeof inner === 'bigint') return String(inner);
    if (typeof inner !== 'object' || inner === null) return inner;
    if (seen.has(inner)) return undefined;
    seen.add(inner);
    if (!(inner instanceof Error)) return inner;
    // `message`, `stack` and `cause` of an error are not enumerable.
    return Object.fromEntries(Reflect.ownKeys(inner).map((name) => [String(name), Reflect.get(inner, name)]));
  };
  try {
    return typeof value === 'string' ? value : JSON.stringify([value], expand);
  } catch {
    // It cannot be serialized, so no logger can print it either.
    return '';
  }
}
