import type { IncomingMessage, ServerResponse } from 'node:http';
import { documentedErrors } from '../../contract/envelope.js';
import { type PlainAnswer, getPlainHandler } from '../http/PlainAnswer.js';
import { toAnswer } from '../http/ProxyResponse.js';
import { toWebRequest } from './toWebRequest.js';

/** Options of {@link createNodeListener}. */
export interface NodeListenerOptions {
  /**
   * How many reverse proxies of the partner's stand in front, each adding one entry to `X-Forwarded-For`. Default 0: the
   * header is not believed, and the client is whoever opened the connection.
   */
  trustedProxies?: number;
}

/** For Node's `http.createServer(listener)`, and for Express: `app.use('/api/payment', listener)`. */
export type NodeListener = (req: IncomingMessage, res: ServerResponse) => void;

/** Once answered, this much of a body that nobody wants is still let in, so that the sender gets to read the answer. */
const maxUnreadBytes = 4 * 1024 * 1024;
const maxUnreadMs = 5_000;

/** Lets a web-standard handler answer plain Node requests. Never throws; a request that cannot be one at all is answered 400 or 405. */
export function createNodeListener(
  handler: (request: Request) => Promise<Response>,
  { trustedProxies = 0 }: NodeListenerOptions = {},
): NodeListener {
  const answer = getPlainHandler(handler) ?? ((request: Request) => handler(request).then(takeApart));
  return (req, res) => {
    res.on('error', () => undefined);
    res.on('finish', () => drain(req));
    const request = toWebRequest(req, trustedProxies);
    if (request === undefined) {
      const isBadMethod = req.method === 'TRACE' || req.method === 'CONNECT';
      send(res, isBadMethod ? refuse(405, 'METHOD_NOT_ALLOWED') : refuse(400, documentedErrors[400]));
      return;
    }
    answer(request)
      .then((parts) => send(res, parts))
      .catch(() => send(res, refuse(500, documentedErrors[500])));
  };
}

function refuse(status: number, error: string): PlainAnswer {
  const { text } = toAnswer({
    status,
    error,
    message: 'The request could not be handled.',
    outcome: 'rejected',
  });
  return { status, headers: [['content-type', 'application/json; charset=utf-8']], body: text };
}

async function takeApart(response: Response): Promise<PlainAnswer> {
  const body = new Uint8Array(await response.arrayBuffer());
  return { status: response.status, headers: response.headers, body };
}

function send(res: ServerResponse, { status, headers, body }: PlainAnswer): void {
  if (res.headersSent || res.destroyed) return;
  res.statusCode = status;
  for (const [name, value] of headers) res.appendHeader(name, value);
  res.end(body);
}

function drain(req: IncomingMessage): void {
  if (req.complete || req.destroyed) return;
  let bytes = 0;
  const timer = setTimeout(() => req.destroy(), maxUnreadMs);
  req.on('close', () => clearTimeout(timer));
  req.on('end', () => clearTimeout(timer));
  req.on('data', (chunk: Uint8Array) => {
    bytes += chunk.byteLength;
    if (bytes > maxUnreadBytes) req.destroy();
  });
}
