import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  createNodeFetch,
  createNodeListener,
  createPaymentProxy,
  type PaymentProxy,
} from '../src/proxy/index.js';
import { createSandbox, type Sandbox } from '../src/sandbox/index.js';
import type { DemoSettings } from './DemoSettings.js';
import { DemoSetupError } from './DemoSetupError.js';
import { createPageFiles } from './pageFiles.js';
import { readPartnerApi, type Environment, type PartnerApi } from './partnerApi.js';
import { createSandboxRoutes } from './sandboxRoutes.js';

export { DemoSetupError } from './DemoSetupError.js';

const sandboxKey = 'demo_partner_api_key';

function readPort({ PORT = '5173' }: Environment): number {
  if (/^\d{1,5}$/.test(PORT) && Number(PORT) < 65_536) return Number(PORT);
  throw new DemoSetupError(`PORT is "${PORT}": it must be a number from 0 to 65535.`);
}

async function listen(server: Server, port: number, host: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reasons: Record<string, string> = {
        EADDRINUSE: `Port ${port} is busy: stop the program that uses it, or choose another port, for example PORT=5174 npm start.`,
        EACCES: `Port ${port} needs more privileges: choose one above 1023, for example PORT=5174 npm start.`,
      };
      const reason = reasons[error.code ?? ''];
      reject(reason === undefined ? error : new DemoSetupError(reason));
    });
    server.listen(port, host, resolve);
  });
}

// The demo has no customers. A real server checks here whether the booking belongs to the caller.
const authorize = 'public';

function createRealProxy(api: PartnerApi): PaymentProxy {
  try {
    return createPaymentProxy({ ...api, authorize, fetch: createNodeFetch() });
  } catch (error) {
    throw new DemoSetupError(`PARTNER_API_URL or PARTNER_API_KEY: ${(error as Error).message}`);
  }
}

function createSandboxedProxy(sandbox: Sandbox): PaymentProxy {
  return createPaymentProxy({
    apiKey: sandboxKey,
    clientId: 'demo',
    baseUrl: 'https://partner-api.sandbox.example',
    authorize,
    fetch: sandbox,
  });
}

type Handler = (request: Request) => Response | Promise<Response>;

function createApp(proxy: Handler, backDoor: Handler, settings: DemoSettings, pages: Handler) {
  return async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    if (pathname === '/api/payment' || pathname.startsWith('/api/payment/')) return proxy(request);
    if (pathname === '/settings') return Response.json(settings);
    return pathname.startsWith('/sandbox/') ? backDoor(request) : pages(request);
  };
}

/**
 * Starts the partner's page, the proxy and (unless the environment names the real API) the sandbox, on one port.
 * @throws {DemoSetupError} for an environment or a port that cannot be used.
 */
export async function startDemo(environment: Environment): Promise<{ url: string; note: string }> {
  const api = readPartnerApi(environment);
  const realProxy = api && createRealProxy(api);
  const host = environment['HOST'] ?? 'localhost';
  const server = createServer();
  await listen(server, readPort(environment), host);
  const { port } = server.address() as AddressInfo;
  const origin = `http://localhost:${port}`;
  const sandbox = createSandbox({ apiKey: sandboxKey, gatewayUrl: `${origin}/gateway` });
  const app = createApp(
    realProxy ?? createSandboxedProxy(sandbox),
    realProxy ? () => new Response(null, { status: 404 }) : createSandboxRoutes(sandbox),
    { isSandbox: !api, hasClientId: !api || api.clientId !== undefined },
    await createPageFiles(),
  );
  server.on('request', createNodeListener(app));
  return { url: `${origin}/`, note: api ? `the real API at ${api.baseUrl}` : 'the sandbox' };
}
