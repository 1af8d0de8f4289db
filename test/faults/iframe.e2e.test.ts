import type { Frame } from 'playwright';
import { describe, expect, it, onTestFinished } from 'vitest';
import { vi } from '../../src/i18n/vi.js';
import { sandboxMethods } from '../../src/sandbox/catalogue.js';
import { decodeQrFromPng } from '../decodeQr.js';
import type { CheckoutTrial } from './CheckoutTrial.js';
import { FaultLayer } from './FaultLayer.js';
import { useFaultPage } from './openCheckout.js';

const openCheckout = useFaultPage();

const withoutStorage = 'allow-scripts allow-forms allow-popups allow-top-navigation-by-user-activation';
const withStorage = `${withoutStorage} allow-same-origin`;

/** Shows the trial's page in a sandboxed iframe on a page of another origin. */
async function embed({ page }: CheckoutTrial, sandbox: string): Promise<Frame> {
  const src = page.url().replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  const host = await FaultLayer.start({
    target: (_, response) => {
      response.setHeader('content-type', 'text/html');
      response.end(`<iframe sandbox="${sandbox}" src="${src}" width="480" height="1400"></iframe>`);
    },
  });
  onTestFinished(() => host.stop());
  await page.setViewportSize({ width: 520, height: 1440 });
  await page.goto(host.origin);
  return (await (await page.locator('iframe').elementHandle()).contentFrame())!;
}

/**
 * Without `allow-same-origin` the page has an opaque origin (`null`). It then needs files that any origin may load, and a server of the partner's in
 * front of the proxy, because the proxy refuses that origin.
 */
async function serveAnyOrigin({ context, front }: CheckoutTrial): Promise<void> {
  await context.route(`${front.origin}/**`, async (route) => {
    const headers = await route.request().allHeaders();
    delete headers['origin'];
    delete headers['sec-fetch-site'];
    const response = await route.fetch({ headers });
    await route.fulfill({
      response,
      headers: { ...response.headers(), 'access-control-allow-origin': '*' },
    });
  });
}

async function pay(checkout: Frame, method: 'bankQr' | 'link'): Promise<void> {
  const { type, id } = sandboxMethods[method];
  await checkout.locator(`input[type=radio][value^="${type}/${id}/"]`).check();
  await checkout.getByRole('button', { name: vi.pay, exact: true }).click();
}

const seesScreen = (checkout: Frame, name: string) =>
  checkout.getByRole('heading', { level: 2, name, exact: true }).waitFor();

const isStorageRefused = (checkout: Frame) =>
  checkout.evaluate(() => {
    try {
      return sessionStorage.length < 0;
    } catch {
      return true;
    }
  });

describe('in a sandboxed iframe', () => {
  it.each([
    ['with its own origin', withStorage],
    ['without an origin, so that storage is refused', withoutStorage],
  ])('a bank code is shown, scans and is paid, %s', async (_, sandbox) => {
    const trial = await openCheckout({ props: { statusUrl: '/api/payment/status' } });
    if (sandbox === withoutStorage) await serveAnyOrigin(trial);
    const checkout = await embed(trial, sandbox);
    await pay(checkout, 'bankQr');
    await seesScreen(checkout, vi.scanTitle);
    expect(await isStorageRefused(checkout)).toBe(sandbox === withoutStorage);
    const [code] = await decodeQrFromPng(await trial.page.screenshot());
    expect(code).toContain('ORDER99999');
    trial.sandbox.settle(99_999, 'Success');
    await seesScreen(checkout, vi.paidTitle);
    expect(trial.sandbox.orders).toHaveLength(1);
    expect(await checkout.evaluate(() => window.host.calls.paid)).toEqual(['99999']);
  });

  it('linkTarget "_top" opens the payment page in the whole window', async () => {
    const gatewayUrl = 'http://localhost/gateway';
    const trial = await openCheckout({ props: { linkTarget: '_top' }, sandbox: { gatewayUrl } });
    await trial.context.route(`${gatewayUrl}**`, (route) => route.fulfill({ body: 'gateway' }));
    const checkout = await embed(trial, withStorage);
    await pay(checkout, 'link');
    await seesScreen(checkout, vi.payTitle);
    await checkout.getByRole('link', { name: vi.openLink }).click();
    await trial.page.waitForURL(`${gatewayUrl}?orderId=99999`);
    expect(trial.context.pages()).toHaveLength(1);
  });
});
