import type { PaymentProxyOptions } from '../../../src/proxy/index.js';
import { fakeUpstream } from '../fakeUpstream.js';
import { newProxy } from '../newProxy.js';
import { statusApi } from './statusApi.js';

export const streamPath = (orderId: string | number = 1) => `status/stream?orderId=${orderId}&amount=120000`;

/** The line of a stream that tells a status. */
export const message = (paymentStatus: string, orderId = '1') =>
  `data: ${JSON.stringify({ paymentStatus, orderId })}`;

/** Proxies over one fake API of statuses. */
export function setUpStreams(
  options: Partial<PaymentProxyOptions> = {},
  answer?: Parameters<typeof statusApi>[0],
) {
  const api = statusApi(answer);
  const create = () => newProxy(fakeUpstream(), { clientId: 'client', fetch: api.fetch, ...options });
  return { api, create, proxy: create() };
}

/** Collects the lines of a stream as they come; `end` is the last when the server closes it. */
export function collect(response: Response) {
  const lines: string[] = [];
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  const end = (async () => {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return lines.push('end');
      lines.push(...value.split('\n\n').filter((line) => line !== ''));
    }
  })();
  return { lines, end, cancel: () => reader.cancel() };
}
