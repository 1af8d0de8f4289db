import type { RequestListener } from 'node:http';
import { extname } from 'node:path';
import { chromium, type Browser } from 'playwright';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import {
  createNodeListener,
  createPaymentProxy,
  type PaymentProxy,
  type PaymentProxyOptions,
} from '../../src/proxy/index.js';
import { createSandbox, type SandboxOptions } from '../../src/sandbox/index.js';
import { omitNil } from '../../src/contract/omitNil.js';
import { chromiumLaunchOptions } from '../chromium.js';
import { buildPage } from './buildPage.js';
import { CheckoutTrial } from './CheckoutTrial.js';
import { FaultLayer } from './FaultLayer.js';
import type { Scenario } from './page/Scenario.js';
import { variant } from './variant.js';

export interface TrialOptions extends Scenario {
  sandbox?: SandboxOptions;
  proxy?: Partial<PaymentProxyOptions>;
  /** Lets the browser keep connections open, and therefore repeat a POST by itself. */
  keepsAlive?: boolean;
  /** The test controls the page's clock and timers: `page.clock`. */
  hasOwnClock?: boolean;
  /** Runs in the page before its own scripts. */
  before?: () => void;
  /** Console errors and uncaught exceptions that the scenario expects. */
  allowedErrors?: RegExp;
}

interface FaultPageOptions {
  isProduction?: boolean;
  /** Leaves the back/forward cache on. */
  keepsPages?: boolean;
  /** Further flags of Chromium. */
  flags?: readonly string[];
}

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

/** Serves a built page. */
export const pageListener =
  (files: ReadonlyMap<string, string>): RequestListener =>
  ({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://localhost');
    const path = pathname === '/' ? '/index.html' : pathname;
    const file = files.get(path);
    response.writeHead(file === undefined ? 404 : 200, {
      'content-type': contentTypes[extname(path)] ?? 'text/plain',
    });
    response.end(file);
  };

/**
 * For a test file: one browser and one build of the page. Returns a function that opens a checkout with its own sandbox, proxy and two fault
 * layers, all over real HTTP: page - `front` - proxy - `api` - sandbox.
 */
export function useFaultPage({
  isProduction = false,
  keepsPages = false,
  flags = [],
}: FaultPageOptions = {}): (options?: TrialOptions) => Promise<CheckoutTrial> {
  let browser: Browser;
  let files: ReadonlyMap<string, string>;
  beforeAll(async () => {
    [browser, files] = await Promise.all([
      chromium.launch(chromiumLaunchOptions({ keepsPages, flags })),
      buildPage({ isProduction }),
    ]);
  });
  afterAll(() => browser.close());

  return async (options = {}) => {
    const {
      sandbox: sandboxOptions,
      proxy,
      keepsAlive,
      hasOwnClock,
      before,
      allowedErrors,
      ...scenario
    } = options;
    const sandbox = createSandbox(sandboxOptions);
    const api = await FaultLayer.start({ target: createNodeListener((request) => sandbox(request)) });
    const proxied: { handle?: PaymentProxy } = {};
    const front = await FaultLayer.start({
      target: createNodeListener((request) => proxied.handle!(request)),
      others: pageListener(files),
      isForTarget: (url) => url.startsWith('/api/'),
      ...(keepsAlive !== undefined && { keepsAlive }),
    });
    proxied.handle = createPaymentProxy({
      apiKey: 'demo_partner_api_key',
      clientId: 'demo_partner',
      baseUrl: api.origin,
      authorize: 'public',
      allowedOrigins: [front.origin],
      limits: false,
      statusFreshMs: 0,
      ...proxy,
    });
    const context = await browser.newContext();
    const trial = new CheckoutTrial(context, { sandbox, front, api }, allowedErrors);
    onTestFinished(async () => {
      await context.close();
      await front.stop();
      await api.stop();
      trial.expectNoOtherErrors();
    });
    if (before) await context.addInitScript(before);
    if (hasOwnClock) await context.clock.install();
    await trial.open({ ...scenario, props: { ...omitNil({ resume: variant.resume }), ...scenario.props } });
    return trial;
  };
}
