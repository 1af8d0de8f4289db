import { chromium, type Browser, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumLaunchOptions } from '../chromium.js';
import type { PayerVisit } from '../e2e/PayerVisit.js';
import { payToTheEnd } from '../wide/frameworks/payToTheEnd.js';
import { buildSite, servePage } from './pages/servePage.js';

let browser: Browser;
let site: ReadonlyMap<string, string>;

beforeAll(async () => {
  [browser, site] = await Promise.all([chromium.launch(chromiumLaunchOptions()), buildSite()]);
});

afterAll(() => browser.close());

/** The page was told of the payment. */
async function expectHeard({ page }: PayerVisit, orderId: number): Promise<void> {
  expect(await page.frames().at(-1)!.title()).toBe(`paid ${orderId}`);
}

const inFrame = (page: Page) => page.frameLocator('iframe');
const secondOfTwo = (page: Page) => page.locator('#second');

describe('the packed tarball completes a payment under the strictest content security policy', () => {
  it.each([
    ['by the React component', 'react'],
    ['by one of several checkouts on a page', 'several', secondOfTwo],
    ['in a modal dialog', 'dialog'],
    ['in an iframe', 'iframe', inFrame],
    ['in a shadow root of the partner', 'shadow'],
    ['by the custom element', 'element'],
    ['by the script tag, without a bundler', 'script'],
  ])(
    '%s',
    async (_, name, find?: (page: Page) => ReturnType<typeof inFrame> | ReturnType<typeof secondOfTwo>) => {
      const { url, reports } = await servePage(name, site);
      await payToTheEnd(browser, url, { ...(find && { find }), check: expectHeard });
      expect(reports).toEqual([]);
    },
  );
});
