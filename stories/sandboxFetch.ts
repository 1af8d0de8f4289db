import { createPaymentProxy } from '../src/proxy/index.js';
import { createSandbox, type SandboxOptions } from '../src/sandbox/index.js';

/** The sandbox's own key. It never leaves this page: there is no network behind a story. */
const apiKey = 'demo_partner_api_key';

/**
 * A `fetch` for one checkout that ends in a proxy and a sandbox of its own, all in this page: the whole chain of the
 * real thing, without a server.
 */
export function sandboxFetch(options?: SandboxOptions): typeof fetch {
  const proxy = createPaymentProxy({
    apiKey,
    baseUrl: 'https://sandbox.invalid',
    clientId: 'storybook',
    authorize: 'public',
    limits: false,
    fetch: createSandbox(options),
  });
  return (input, init) => proxy(new Request(input, init));
}
