import type { IncomingMessage } from 'node:http';
import { setClientAddress } from '../http/clientAddress.js';
import { streamOf } from './toWebStream.js';

/**
 * The Node request as a web-standard one, or `undefined` when it cannot be one (a broken URL or host, a forbidden method).
 * Headers that were sent twice stay two values, so that nobody can hide one behind the other.
 */
export function toWebRequest(req: IncomingMessage, trustedProxies: number): Request | undefined {
  try {
    const headers = new Headers();
    for (let index = 0; index + 1 < req.rawHeaders.length; index += 2)
      headers.append(req.rawHeaders[index] ?? '', req.rawHeaders[index + 1] ?? '');
    const method = req.method ?? 'GET';
    const hasBody = method !== 'GET' && method !== 'HEAD';
    const init = { method, headers, ...(hasBody && { body: bodyOf(req), duplex: 'half' }) };
    const request = new Request(urlOf(req), init);
    const address = addressOf(req, trustedProxies);
    if (address !== undefined) setClientAddress(request, address);
    return request;
  } catch {
    return undefined;
  }
}

function urlOf(req: IncomingMessage): URL {
  const target = req.url ?? '/';
  const scheme = 'encrypted' in req.socket ? 'https' : 'http';
  const base = new URL(`${scheme}://${req.headers.host ?? 'localhost'}`);
  if (base.pathname !== '/' || base.search !== '' || base.hash !== '' || base.username !== '')
    throw new TypeError('The Host header is no host.');
  return new URL(target.startsWith('/') ? base.origin + target : target);
}

function addressOf(req: IncomingMessage, trustedProxies: number): string | undefined {
  const hops = (req.headers['x-forwarded-for'] ?? '').toString().split(',');
  const forwarded = trustedProxies > 0 ? hops.at(-trustedProxies)?.trim() : '';
  return forwarded === '' || forwarded === undefined ? req.socket.remoteAddress : forwarded;
}

function bodyOf(req: IncomingMessage): ReadableStream<Uint8Array> | string {
  // A middleware such as express.json() has read the stream and left its value here.
  if (req.readableEnded) return 'body' in req ? JSON.stringify(req.body) : '';
  return streamOf(req, () => undefined);
}
