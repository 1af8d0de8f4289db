import { createPaymentProxy } from '../src/proxy/index.js';
import { createSandbox } from '../src/sandbox/index.js';

/**
 * A `fetch` for one checkout that ends in a proxy and a sandbox of its own, all in this page: the whole chain of the
 * real thing, without a server.
 */
export function sandboxFetch(sandbox: typeof fetch = createSandbox()): typeof fetch {
  const proxy = createPaymentProxy({
    // The sandbox's own key: there is no network behind a story, and nothing to protect.
    apiKey: 'demo_partner_api_key',
    baseUrl: 'https://sandbox.invalid',
    clientId: 'storybook',
    authorize: 'public',
    limits: false,
    statusFreshMs: 0,
    listFreshMs: 0,
    listKeepMs: 0,
    fetch: (url, init) => sandbox(url, init),
  });
  return (input, init) => proxy(new Request(input, init));
}
