import type { ProxyConfig } from '../ProxyConfig.js';
import { parseIdempotencyKey } from './parseIdempotencyKey.js';
import { sha256 } from './sha256.js';

/** The `Idempotency-Key` of a request. */
export interface IdempotencyKey {
  /** SHA-256 of the key with the API and the partner. Stores receive only this hash. */
  hash: string;
  /** Time since the client first sent the key, ms. 0 for a first request, and when the client does not send `Idempotency-Key-Age`. */
  ageMs: number;
}

/**
 * Reads the key of a request; `undefined` when there is none. It is bound to the API and the partner, so that partners who share a store cannot get
 * each other's answers. The hash of the body binds it to the booking.
 * @throws ProxyError 400 for a malformed key.
 */
export async function readIdempotencyKey(
  { baseUrl, apiKey }: ProxyConfig,
  headers: Headers,
): Promise<IdempotencyKey | undefined> {
  const key = parseIdempotencyKey(headers);
  if (key === undefined) return undefined;
  return { hash: await sha256(JSON.stringify([baseUrl, apiKey, key])), ageMs: parseAgeMs(headers) };
}

/** A malformed age counts as infinite. That is safe: an old key is never taken for a new one. */
function parseAgeMs(headers: Headers): number {
  const age = headers.get('idempotency-key-age');
  if (age === null) return 0;
  return /^\d{1,15}$/.test(age) ? Number(age) : Infinity;
}
