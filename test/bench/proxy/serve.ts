import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createListener } from './createListener.js';

/**
 * A server in its own process. Arguments: its kind, the API's URL and the folder of the compared packages. Sends its port as a message, then its usage
 * for each message received.
 */
const [kind = '', apiUrl = '', peers = ''] = process.argv.slice(2);

const server = createServer(createListener(kind, apiUrl, peers));
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));

process.on('message', (message) => {
  if (message === 'collect') globalThis.gc?.();
  const { user, system } = process.cpuUsage();
  process.send?.({ cpuMs: (user + system) / 1_000, heapBytes: process.memoryUsage().heapUsed });
});
process.on('disconnect', () => process.exit());
