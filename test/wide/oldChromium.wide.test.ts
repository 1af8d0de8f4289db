import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { vi } from '../../src/i18n/vi.js';
import { createNodeListener, createPaymentProxy } from '../../src/proxy/index.js';
import type { PaymentCheckoutProps } from '../../src/index.js';
import { createSandbox, sandboxMethods } from '../../src/sandbox/index.js';
import { decodeQrFromPng } from '../decodeQr.js';
import { buildPage } from '../faults/buildPage.js';
import { pageListener } from '../faults/openCheckout.js';
import { startChromium92, type OldPage } from './startChromium92.js';

let chromium: Awaited<ReturnType<typeof startChromium92>>;
beforeAll(async () => {
  chromium = await startChromium92();
});
afterAll(() => chromium.stop());

const waitMs = { timeout: 15_000 };
/** Chromium's own message about an HTTP status. */
const requestFailed = 'Failed to load resource';

/** The first element that the selector finds, with a text; also in the shadow root of the element. */
function find(selector: string, text: string): HTMLElement | undefined {
  const root = document.querySelector('payment-checkout')?.shadowRoot ?? document;
  return [...root.querySelectorAll<HTMLElement>(selector)].find((element) => {
    const label = `${element.textContent}${element.closest('label')?.textContent ?? ''}`;
    return label.includes(text) && element.getClientRects().length > 0;
  });
}

/** A page of its own over a proxy and a sandbox, with {@link find} in it. */
async function openPage(files: ReadonlyMap<string, string>, props: Partial<PaymentCheckoutProps> = {}) {
  const sandbox = createSandbox();
  const page = await chromium.browser.newPage();
  const others = pageListener(files);
  const server = createServer((request, response) => {
    if (!request.url?.startsWith('/api/')) {
      others(request, response);
      return;
    }
    listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const listener = createNodeListener(
    createPaymentProxy({
      apiKey: 'demo_partner_api_key',
      clientId: 'demo_partner',
      baseUrl: 'https://partner-api.example',
      authorize: 'public',
      allowedOrigins: [origin],
      limits: false,
      fetch: (url, init) => sandbox(url, init),
    }),
  );
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !message.text().startsWith(requestFailed))
      problems.push(message.text());
  });
  onTestFinished(() => void server.close());
  await page.setViewport({ width: 800, height: 1_000 });
  const scenario = { loadsLists: true, props: { statusUrl: '/api/payment/status', ...props } };
  await page.goto(`${origin}/?scenario=${encodeURIComponent(JSON.stringify(scenario))}`);
  await page.evaluate(`window.find = ${find.toString()}`);
  return { page, sandbox, problems };
}

const sees = (page: OldPage, selector: string, text: string) =>
  page.waitForFunction(
    (given, words) => (window as unknown as { find: typeof find }).find(given, words) !== undefined,
    waitMs,
    selector,
    text,
  );

async function press(page: OldPage, selector: string, text: string) {
  await sees(page, selector, text);
  await page.evaluate(
    (given, words) => (window as unknown as { find: typeof find }).find(given, words)!.click(),
    selector,
    text,
  );
}

const styleOf = (page: OldPage, selector: string, text: string, property: string) =>
  page.evaluate(
    (given, words, name) =>
      getComputedStyle((window as unknown as { find: typeof find }).find(given, words)!).getPropertyValue(
        name,
      ),
    selector,
    text,
    property,
  );

it('is Chromium 92', async () => {
  expect(await chromium.browser.version()).toContain('/92.');
});

describe.each([
  ['the component', false],
  ['the script file', true],
] as const)('%s in Chromium 92', (_, isScript) => {
  let files: ReadonlyMap<string, string>;
  beforeAll(async () => {
    files = await buildPage({ isProduction: true, target: 'chrome91', isScript });
  });

  it('loads lists, shows a code that scans, follows it, and shows that it is paid', async () => {
    const { page, sandbox, problems } = await openPage(files);
    await press(page, 'input[type=radio]', 'VietQR');
    await sees(page, '[data-part=option][data-state=checked]', 'VietQR');
    expect(await styleOf(page, '[data-state=checked]', 'VietQR', 'background-color')).toBe(
      'rgb(234, 241, 254)',
    );
    expect(await styleOf(page, 'button', vi.pay, 'border-top-color')).toBe('rgb(11, 92, 213)');
    await press(page, 'button', vi.pay);
    await sees(page, 'h2', vi.scanTitle);
    await sees(page, 'img[alt^="Mã QR"]', '');
    expect(await decodeQrFromPng(await page.screenshot({ fullPage: true }))).toEqual([
      expect.stringMatching(/^000201.*ORDER99999/),
    ]);
    sandbox.settle(99_999, 'Success');
    await sees(page, 'h2', vi.paidTitle);
    expect(problems).toEqual([]);
  });

  it('shows where the focus is', async () => {
    const { page, problems } = await openPage(files);
    await sees(page, 'input[type=radio]', 'VietQR');
    const outlines: string[] = [];
    for (let stop = 0; stop < 12; stop += 1) {
      await page.keyboard.press('Tab');
      const outline = await page.evaluate(() => {
        const root = document.querySelector('payment-checkout')?.shadowRoot ?? document;
        const { activeElement } = root;
        return activeElement && activeElement !== document.body
          ? getComputedStyle(activeElement).outlineStyle
          : 'nowhere';
      });
      if (outline !== 'nowhere') outlines.push(outline);
    }
    expect(outlines.length).toBeGreaterThan(3);
    expect(new Set(outlines)).toEqual(new Set(['solid']));
    expect(problems).toEqual([]);
  });

  it('has each legend right above its options', async () => {
    const { page } = await openPage(files);
    await sees(page, 'input[type=checkbox]', '');
    await sees(page, 'input[type=radio]', 'VietQR');
    const gaps = await page.evaluate(() => {
      const root = document.querySelector('payment-checkout')?.shadowRoot ?? document;
      return [...root.querySelectorAll('fieldset')].map((fieldset) => {
        const [legend, option] = ['legend', 'label'].map((name) =>
          fieldset.querySelector(name)!.getBoundingClientRect(),
        );
        return option!.top - legend!.bottom;
      });
    });
    expect(gaps).toEqual([10, 10]);
  });

  it('is paid by keyboard alone', async () => {
    const { page, sandbox, problems } = await openPage(files);
    await sees(page, 'input[type=radio]', 'VietQR');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await sees(page, '[data-part=option][data-state=checked]', 'VietQR');
    await page.keyboard.press('Enter');
    await sees(page, 'h2', vi.scanTitle);
    sandbox.settle(99_999, 'Success');
    await sees(page, 'h2', vi.paidTitle);
    expect(problems).toEqual([]);
  });

  it('asks before a second order', async () => {
    const { page, sandbox, problems } = await openPage(files);
    await press(page, 'input[type=radio]', 'VietQR');
    await press(page, 'button', vi.pay);
    await press(page, 'button', vi.otherMethod);
    await press(page, 'input[type=radio]', 'MoMo');
    await press(page, 'button', vi.pay);
    await sees(page, 'dialog', vi.confirmTitle);
    expect(sandbox.orders).toHaveLength(1);
    await page.keyboard.press('Escape');
    await sees(page, 'button', vi.returnToPayment);
    expect(problems).toEqual([]);
  });

  it.each([
    ['wrongAmount', vi.untrustedTitle],
    ['nothing', vi.emptyTitle],
    ['free', vi.nothingTitle],
  ] as const)('shows its screen for an answer: %s', async (name, title) => {
    const method = sandboxMethods[name];
    const { page } = await openPage(files, { paymentMethods: [method] });
    await press(page, 'input[type=radio]', method.name);
    await press(page, 'button', vi.pay);
    await sees(page, 'h2', title);
  });

  it.each([
    ['Failed', vi.failedTitle],
    ['Canceled', vi.canceledTitle],
    ['Processing', vi.processingTitle],
  ] as const)('shows that an order is %s', async (status, title) => {
    const { page, sandbox, problems } = await openPage(files);
    await press(page, 'input[type=radio]', 'VietQR');
    await press(page, 'button', vi.pay);
    await sees(page, 'h2', vi.scanTitle);
    sandbox.settle(99_999, status);
    await sees(page, 'h2', title);
    expect(problems).toEqual([]);
  });

  it('shows that a code has expired', async () => {
    const { page } = await openPage(files, { expiresInMinutes: 1 });
    await press(page, 'input[type=radio]', 'VietQR');
    await press(page, 'button', vi.pay);
    await sees(page, 'h2', vi.scanTitle);
    await page.evaluate('{ const { now } = Date; Date.now = () => now() + 3_600_000; }');
    await sees(page, 'h2', vi.expiredTitle);
  });

  it('says that lists are missing, and that the phone is offline', async () => {
    const { page } = await openPage(files, { servicesUrl: '/api/nowhere' });
    await sees(page, '[role=alert]', vi.loadFailed);
    await page.setOfflineMode(true);
    await sees(page, '[data-part=notice]', vi.offline);
  });

  it.each([
    [400, vi.errors.invalid_request],
    [429, vi.errors.quota_exceeded],
    [500, vi.uncertainTitle],
  ] as const)('shows what a %i means', async (httpStatus, sentence) => {
    const { page, sandbox, problems } = await openPage(files);
    await press(page, 'input[type=radio]', 'VietQR');
    sandbox.failNext({ httpStatus });
    await press(page, 'button', vi.pay);
    await sees(page, 'p, h2, div, span', sentence.split('{')[0]!);
    expect(problems).toEqual([]);
  });
});
