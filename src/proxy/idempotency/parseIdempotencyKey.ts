import { documentedErrors } from '../../contract/envelope.js';
import { ProxyRefusal } from '../http/ProxyError.js';

const quoted = /^"((?:[\x20\x21\x23-\x5b\x5d-\x7e]|\\["\\])*)"$/;
/** No comma: a header sent twice arrives as one, joined by commas. */
const bare = /^[\x21\x23-\x2b\x2d-\x7e]+$/;
const maxLength = 255;

/**
 * The `Idempotency-Key` of a request, `undefined` when it has none. `"abc"` (as the RFC draft writes it) and `abc` are the same key.
 * @throws ProxyRefusal 400 for an empty key, one over 255 characters, one that is not printable ASCII, and for two keys.
 */
export function readIdempotencyKey(headers: Headers): string | undefined {
  const value = headers.get('idempotency-key');
  if (value === null) return undefined;
  const key = quoted.exec(value)?.[1]?.replace(/\\(["\\])/g, '$1') ?? bare.exec(value)?.[0];
  if (key !== undefined && key !== '' && key.length <= maxLength) return key;
  const message = `Idempotency-Key must be one key of 1 to ${maxLength} printable ASCII characters.`;
  throw new ProxyRefusal(400, documentedErrors[400], message);
}
