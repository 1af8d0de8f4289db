import type { PaymentProxyOptions } from '../../../src/proxy/index.js';
import { createSandbox } from '../../../src/sandbox/index.js';
import { fakeUpstream } from '../fakeUpstream.js';
import { apiKey, get, newProxy } from '../newProxy.js';

/** Proxies that keep open orders, over one sandbox. */
export function setUpOrders(options: Partial<PaymentProxyOptions> = {}) {
  const sandbox = createSandbox({ apiKey });
  const create = (over: Partial<PaymentProxyOptions> = {}) =>
    newProxy(fakeUpstream(), {
      fetch: sandbox,
      clientId: 'client',
      openOrders: true,
      statusFreshMs: 0,
      ...options,
      ...over,
    });
  return { sandbox, create, proxy: create() };
}

export const openOf = (customerScheduleId = 1869) => get(`open?customerScheduleId=${customerScheduleId}`);
