import type { PaymentProxyOptions } from '../PaymentProxyOptions.js';
import { toWebStream } from './toWebStream.js';

/** Statuses with which a `Response` must not have a body. */
const bodilessStatuses = new Set([204, 205, 304]);

/** Shorter than servers and load balancers keep an idle connection, so that no payment is written to a connection that is being closed. */
const idleTimeoutMs = 4_000;

/**
 * Creates a function for the option `fetch` of `createPaymentProxy` on Node. It calls the API through `node:http` and `node:https` and keeps
 * connections open; a payment takes about half the CPU time of Node's own `fetch`. It follows no redirects, never repeats a request, and does not decompress replies.
 */
export function createNodeFetch(): NonNullable<PaymentProxyOptions['fetch']> {
  // Loaded at run time, because bundles for other platforms cannot import these modules.
  const http = process.getBuiltinModule('node:http');
  const https = process.getBuiltinModule('node:https');
  const httpAgent = new http.Agent({ keepAlive: true, timeout: idleTimeoutMs });
  const httpsAgent = new https.Agent({ keepAlive: true, timeout: idleTimeoutMs });

  return (url, { method = 'GET', headers, body, signal }) =>
    new Promise((resolve, reject) => {
      const settings = {
        method,
        headers: Object.fromEntries(new Headers(headers)),
        ...(signal && { signal }),
      };
      const request = url.startsWith('https:')
        ? https.request(url, { ...settings, agent: httpsAgent })
        : http.request(url, { ...settings, agent: httpAgent });
      const fail = (cause: unknown) => {
        request.destroy();
        reject(new TypeError('The request failed.', { cause }));
      };
      request.on('error', fail);
      request.on('response', (reply) => {
        const { statusCode: status = 0 } = reply;
        const retryAfter = reply.headers['retry-after'];
        try {
          const content = bodilessStatuses.has(status) ? null : toWebStream(reply, () => reply.destroy());
          if (content === null) reply.resume();
          resolve(
            new Response(content, { status, headers: retryAfter ? { 'retry-after': retryAfter } : {} }),
          );
        } catch (error) {
          fail(error);
        }
      });
      request.end(body);
    });
}
