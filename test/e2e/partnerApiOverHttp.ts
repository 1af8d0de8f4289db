import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createNodeListener } from '../../src/proxy/index.js';
import type { Sandbox } from '../../src/sandbox/index.js';

/** Serves a sandbox over real HTTP, in place of the real Partner API. */
export async function partnerApiOverHttp(sandbox: Sandbox): Promise<{ url: string; stop: () => void }> {
  const server = createServer(createNodeListener(sandbox));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
