import { chromium, type Browser } from 'playwright';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import packageJson from '../../../package.json' with { type: 'json' };
import { chromiumLaunchOptions } from '../../chromium.js';
import { Application, type RunningApplication } from './Application.js';
import { nextFiles } from './nextFiles.js';
import { payToTheEnd } from './payToTheEnd.js';

const { devDependencies } = packageJson;
const next = 'node_modules/next/dist/bin/next';
const noTelemetry = { NEXT_TELEMETRY_DISABLED: '1' };

/** The build must not need the real key. */
const whileBuilding = {
  ...noTelemetry,
  TTDK_API_KEY: 'placeholder',
  TTDK_API_URL: 'https://build.invalid',
  TTDK_CLIENT_ID: 'placeholder',
};
const whileServing = {
  ...noTelemetry,
  TTDK_API_KEY: 'demo_partner_api_key',
  TTDK_API_URL: 'https://partner-api.example',
  TTDK_CLIENT_ID: 'demo',
};

let application: Application;
let browser: Browser;

beforeAll(async () => {
  application = await Application.install(
    'next',
    {
      [packageJson.name]: `file:${inject('tarball')}`,
      '@tanstack/react-query': devDependencies['@tanstack/react-query'],
      '@types/node': devDependencies['@types/node'],
      '@types/react': devDependencies['@types/react'],
      '@types/react-dom': devDependencies['@types/react-dom'],
      next: '16.4.6',
      react: devDependencies.react,
      'react-dom': devDependencies['react-dom'],
      typescript: devDependencies.typescript,
    },
    nextFiles(),
  );
  return () => application.remove();
});

beforeAll(async () => {
  browser = await chromium.launch(chromiumLaunchOptions());
  return () => browser.close();
});

describe('a Next.js application, built', () => {
  let server: RunningApplication;

  beforeAll(async () => {
    await application.run([next, 'build'], whileBuilding);
    server = await application.serve([next, 'start', '--port', '0'], whileServing);
    return () => server.stop();
  });

  it('takes a payment', () => payToTheEnd(browser, server.url));

  it('has the form in its prerendered HTML', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${server.url}prerendered`);
    expect(await page.getByRole('radio', { name: 'VietQR' }).isVisible()).toBe(true);
    await context.close();
  });

  it("refuses another customer's booking", async () => {
    const response = await fetch(`${server.url}api/payment`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ customerScheduleId: 1, paymentMethodType: 2 }),
    });
    expect(response.status).toBe(403);
  });
});

// In development React reports every hydration difference, and renders twice.
it('takes a payment in development', async () => {
  const server = await application.serve([next, 'dev', '--port', '0'], whileServing);
  try {
    await payToTheEnd(browser, server.url);
  } finally {
    await server.stop();
  }
});
