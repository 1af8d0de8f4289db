import type { IncomingMessage } from 'node:http';
import { setClientAddress } from '../http/clientAddress.js';
import { setDisconnectCheck } from '../http/isDisconnected.js';
import { normalizeAddress } from './normalizeAddress.js';
import { toWebStream } from './toWebStream.js';

/**
 * Converts a Node request to a web-standard one; `undefined` when it has no such form (an invalid URL or host, a forbidden method).
 * A header that was sent twice keeps both values, so that neither can hide the other.
 */
export function toWebRequest(req: IncomingMessage, trustedProxies: number): Request | undefined {
  try {
    const headers = new Headers();
    for (let index = 0; index + 1 < req.rawHeaders.length; index += 2)
      headers.append(req.rawHeaders[index] ?? '', req.rawHeaders[index + 1] ?? '');
    const method = req.method ?? 'GET';
    const hasBody = method !== 'GET' && method !== 'HEAD';
    const init = { method, headers, ...(hasBody && { body: toBody(req), duplex: 'half' }) };
    const request = new Request(toUrl(req), init);
    setDisconnectCheck(request, () => req.socket.destroyed);
    const address = getAddress(req, trustedProxies);
    if (address !== undefined) setClientAddress(request, address);
    return request;
  } catch {
    return undefined;
  }
}

function toUrl(req: IncomingMessage): URL {
  const target = req.url ?? '/';
  const scheme = 'encrypted' in req.socket ? 'https' : 'http';
  const base = new URL(`${scheme}://${req.headers.host ?? 'localhost'}`);
  if (base.pathname !== '/' || base.search !== '' || base.hash !== '' || base.username !== '')
    throw new TypeError('The Host header is not a host.');
  return new URL(target.startsWith('/') ? base.origin + target : target);
}

/** An entry that is not an address (`unknown`) says nothing about the client: the sender of the connection counts instead. */
function getAddress(req: IncomingMessage, trustedProxies: number): string | undefined {
  const entries = (req.headers['x-forwarded-for'] ?? '').toString().split(',');
  const forwarded = trustedProxies > 0 ? entries.at(-trustedProxies) : undefined;
  return normalizeAddress(forwarded ?? '') ?? normalizeAddress(req.socket.remoteAddress ?? '');
}

function toBody(req: IncomingMessage): ReadableStream<Uint8Array> | string {
  // A middleware such as express.json() has read the stream and stored the parsed value here.
  if (req.readableEnded) return 'body' in req ? JSON.stringify(req.body) : '';
  return toWebStream(req, () => undefined);
}
