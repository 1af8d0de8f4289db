const daySeconds = 24 * 60 * 60;

/** Reads a `Retry-After` header, in either form, as seconds from now (1 to a day). `undefined` when there is none to be read. */
export function parseRetryAfter(value: string | null): number | undefined {
  if (value === null) return undefined;
  const seconds = /^\d{1,9}$/.test(value) ? Number(value) : (Date.parse(value) - Date.now()) / 1_000;
  return Number.isFinite(seconds) ? Math.min(Math.max(Math.ceil(seconds), 1), daySeconds) : undefined;
}
