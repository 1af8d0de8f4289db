import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inject } from 'vitest';
import { createSandboxRoutes } from '../../../demo/sandboxRoutes.js';
import type * as proxyEntry from '../../../src/proxy/index.js';
import type * as sandboxEntry from '../../../src/sandbox/index.js';
import { buildPage } from '../../faults/buildPage.js';
import { pageListener } from '../../faults/openCheckout.js';
import { startServer } from '../../proxy/startServer.js';
import { plainFiles, sources } from './siteFiles.js';

/** As strict as possible: nothing inline, nothing from other origins, no strings evaluated as code. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'; report-uri /csp-report";

const packageFile = (path: string) =>
  join(inject('consumer'), 'node_modules/ttdk-payment-checkout/dist', path);

/** Builds all pages of the partner in the scratch application. */
export async function buildSite(): Promise<ReadonlyMap<string, string>> {
  const root = join(inject('consumer'), 'site');
  mkdirSync(root, { recursive: true });
  for (const [name, text] of Object.entries(sources)) writeFileSync(join(root, name), text);
  const input = Object.keys(sources).filter((name) => name.endsWith('.html'));
  return new Map([
    ...(await buildPage({ isProduction: true, root, input })),
    ...Object.entries(plainFiles),
    ['/payment-checkout.js', readFileSync(packageFile('payment-checkout.js'), 'utf8')],
  ]);
}

/** Serves one page of the site at `/`, with the package's proxy and sandbox behind it, until the test ends. */
export async function servePage(name: string, site: ReadonlyMap<string, string>) {
  const load = (path: string): Promise<unknown> => import(pathToFileURL(packageFile(path)).href);
  const { createNodeListener, createPaymentProxy } = (await load('proxy/index.js')) as typeof proxyEntry;
  const { createSandbox } = (await load('sandbox/index.js')) as typeof sandboxEntry;
  const sandbox = createSandbox();
  const reports: string[] = [];
  const proxy = createNodeListener(
    createPaymentProxy({
      apiKey: 'demo_partner_api_key',
      clientId: 'demo',
      baseUrl: 'https://partner-api.example',
      authorize: 'public',
      fetch: sandbox,
    }),
  );
  const backDoor = createNodeListener(createSandboxRoutes(sandbox));
  const files = pageListener(new Map([...site, ['/index.html', site.get(`/${name}.html`)!]]));
  const picture: RequestListener = (_, response) => {
    response.setHeader('content-type', 'image/svg+xml');
    response.end('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>');
  };
  const report: RequestListener = (request, response) => {
    request.on('data', (chunk: Buffer) => reports.push(chunk.toString()));
    response.writeHead(204).end();
  };
  const routes = { api: proxy, sandbox: backDoor, methods: picture, 'csp-report': report };
  const { url } = await startServer((request, response) => {
    const [, first = ''] = /^\/([\w-]+)/.exec(request.url ?? '') ?? [];
    response.setHeader('content-security-policy', policy);
    (Object.hasOwn(routes, first) ? routes[first as keyof typeof routes] : files)(request, response);
  });
  return { url: `${url}/`, reports };
}
