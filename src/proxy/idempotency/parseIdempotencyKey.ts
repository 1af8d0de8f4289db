import { documentedErrors } from '../../contract/envelope.js';
import { ProxyError } from '../http/ProxyError.js';

const quoted = /^"((?:[\x20\x21\x23-\x5b\x5d-\x7e]|\\["\\])*)"$/;
/** Without commas: a header that was sent twice arrives as one value, joined by a comma. */
const bare = /^[\x21\x23-\x2b\x2d-\x7e]+$/;
const maxLength = 255;

/**
 * Parses the `Idempotency-Key` of a request; `undefined` when there is none. `"abc"` (the syntax of the RFC draft) and `abc` are the same key.
 * @throws ProxyError 400 when the key is empty, longer than 255 characters, not printable ASCII, or sent twice.
 */
export function parseIdempotencyKey(headers: Headers): string | undefined {
  const value = headers.get('idempotency-key');
  if (value === null) return undefined;
  const key = quoted.exec(value)?.[1]?.replace(/\\(["\\])/g, '$1') ?? bare.exec(value)?.[0];
  if (key !== undefined && key !== '' && key.length <= maxLength) return key;
  const message = `Idempotency-Key must be one key of 1 to ${maxLength} printable ASCII characters.`;
  throw new ProxyError(400, documentedErrors[400], message);
}
