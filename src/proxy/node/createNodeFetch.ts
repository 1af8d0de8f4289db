import type { PaymentProxyOptions } from '../PaymentProxyOptions.js';
import { streamOf } from './toWebStream.js';

/** Statuses that a `Response` with a body refuses. */
const bodiless = new Set([204, 205, 304]);

/** Shorter than servers and load balancers keep a quiet connection: the next payment must not be written into one that is being closed. */
const idleMs = 4_000;

/**
 * For the option `fetch` of `createPaymentProxy` on Node: calls the API by `node:http` and `node:https`, connections kept. A payment costs the
 * proxy about half the CPU that it costs with Node's own `fetch`. Follows no redirect, repeats nothing, unpacks no compressed answer.
 */
export function createNodeFetch(): NonNullable<PaymentProxyOptions['fetch']> {
  // Asked for here, and not imported: bundles for other platforms have no such modules.
  const http = process.getBuiltinModule('node:http');
  const https = process.getBuiltinModule('node:https');
  const httpAgent = new http.Agent({ keepAlive: true, timeout: idleMs });
  const httpsAgent = new https.Agent({ keepAlive: true, timeout: idleMs });

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
      request.on('response', (answer) => {
        const { statusCode: status = 0 } = answer;
        const retryAfter = answer.headers['retry-after'];
        try {
          const content = bodiless.has(status) ? null : streamOf(answer, () => answer.destroy());
          if (content === null) answer.resume();
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
