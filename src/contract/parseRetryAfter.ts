const maxSeconds = 24 * 60 * 60;

/**
 * Parses a `Retry-After` header, which holds seconds or an HTTP date (RFC 9110 §10.2.3). Returns whole seconds from now, at least 0 and at most
 * a day, or `undefined` when the header is missing or malformed.
 */
export function parseRetryAfter(value: string | null): number | undefined {
  const text = value?.trim();
  if (!text) return undefined;
  const seconds = /^\d+$/.test(text) ? Number(text) : Math.ceil((Date.parse(text) - Date.now()) / 1_000);
  return Number.isNaN(seconds) ? undefined : Math.min(Math.max(seconds, 0), maxSeconds);
}
