import type { IncomingMessage, ServerResponse } from 'node:http';
import { documentedErrors } from '../../contract/envelope.js';
import { type PlainResponse, getPlainHandler } from '../http/PlainResponse.js';
import { toProxyResponse } from '../http/ProxyResponse.js';
import { sendStream } from './sendStream.js';
import { toWebRequest } from './toWebRequest.js';

/** Options of {@link createNodeListener}. */
export interface NodeListenerOptions {
  /**
   * Number of the partner's reverse proxies in front of this server, each of which adds one entry to `X-Forwarded-For`. With 0 the header is
   * ignored, and the client is the sender of the connection.
   * @default 0
   */
  trustedProxies?: number;
}

/** A listener for Node's `http.createServer(listener)` and for Express: `app.use('/api/payment', listener)`. */
export type NodeListener = (req: IncomingMessage, res: ServerResponse) => void;

/** After a response, up to this much of an unread body is still received, so that the sender can read the response. */
const maxUnreadBytes = 4 * 1024 * 1024;
const maxUnreadMs = 5_000;

/** Creates a Node listener from a web-standard handler. The listener never throws; it answers 400 or 405 when a request has no web-standard form. */
export function createNodeListener(
  handler: (request: Request) => Promise<Response>,
  { trustedProxies = 0 }: NodeListenerOptions = {},
): NodeListener {
  const handle = getPlainHandler(handler) ?? ((request: Request) => handler(request).then(toPlainResponse));
  return (req, res) => {
    res.on('error', () => undefined);
    res.on('finish', () => drain(req));
    const request = toWebRequest(req, trustedProxies);
    if (request === undefined) {
      const isBadMethod = req.method === 'TRACE' || req.method === 'CONNECT';
      send(
        res,
        isBadMethod
          ? toErrorResponse(405, 'METHOD_NOT_ALLOWED')
          : toErrorResponse(400, documentedErrors[400]),
      );
      return;
    }
    handle(request)
      .then((response) => send(res, response))
      .catch(() => send(res, toErrorResponse(500, documentedErrors[500])));
  };
}

function toErrorResponse(status: number, error: string): PlainResponse {
  const { text } = toProxyResponse({
    status,
    error,
    message: 'The request could not be handled.',
    outcome: 'rejected',
  });
  return { status, headers: [['content-type', 'application/json; charset=utf-8']], body: text };
}

/** A stream of events has no end to wait for. Any other body is read first, which is faster. */
async function toPlainResponse(response: Response): Promise<PlainResponse> {
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream');
  if (isStream) return { status: response.status, headers: response.headers, body: response.body };
  return { status: response.status, headers: response.headers, body: await response.arrayBuffer() };
}

function send(res: ServerResponse, { status, headers, body }: PlainResponse): void {
  if (res.headersSent || res.destroyed) {
    if (body instanceof ReadableStream) void body.cancel();
    return;
  }
  res.statusCode = status;
  for (const [name, value] of headers) res.appendHeader(name, value);
  if (body instanceof ReadableStream) void sendStream(res, body);
  else res.end(body instanceof ArrayBuffer ? new Uint8Array(body) : body);
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
