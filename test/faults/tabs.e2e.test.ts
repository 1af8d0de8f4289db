import type { FrameLocator, Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { vi } from '../../src/i18n/vi.js';
import { sandboxMethods } from '../../src/sandbox/index.js';
import type { CheckoutTrial } from './CheckoutTrial.js';
import { hold } from './faults.js';
import { useFaultPage } from './openCheckout.js';
import './page/Scenario.js';
import { isShared, outlivesPage } from './variant.js';

const openCheckout = useFaultPage({ keepsPages: true });
const statusUrl = '/api/payment/status';
const { type, id } = sandboxMethods.bankQr;

/** A second place where the checkout of the same booking is shown: a tab or a frame. */
const choose = (place: Page | FrameLocator) =>
  place.locator(`input[type=radio][value^="${type}/${id}/"]`).check();
const press = (place: Page | FrameLocator, name: string) =>
  place.getByRole('button', { name, exact: true }).click();
const seesScreen = (place: Page | FrameLocator, name: string) =>
  place.getByRole('heading', { level: 2, name, exact: true }).waitFor();
const seesCode = (place: Page | FrameLocator) =>
  place.getByRole('img', { name: /^Mã QR thanh toán/ }).waitFor();

/** What hosts were told in all documents together. */
async function told(pages: Page[]) {
  const calls = await Promise.all(pages.map((page) => page.evaluate(() => window.host.calls)));
  return {
    created: calls.flatMap(({ created }) => created).length,
    paid: calls.flatMap(({ paid }) => paid).length,
  };
}

/** Presses "pay" for another method, which must be asked about. */
async function isAskedFirst(trial: CheckoutTrial) {
  await trial.press(vi.otherMethod);
  await trial.pay('momoQr');
  await trial.page.getByRole('alertdialog').waitFor();
  expect(trial.sandbox.orders).toHaveLength(1);
  await trial.press(vi.confirmNo);
}

describe.runIf(outlivesPage)('the back/forward cache', () => {
  it('shows the order that another document of the tab made, and never erases it', async () => {
    const trial = await openCheckout();
    const { page } = trial;
    await page.evaluate(() => {
      window.addEventListener('pageshow', ({ persisted }) => {
        document.documentElement.dataset['persisted'] = String(persisted);
      });
    });
    const address = page.url();
    await page.goto(`${address}&document=2`);
    await trial.pay();
    await trial.seesCode();
    await page.goBack({ waitUntil: 'commit' });
    expect(page.url()).toBe(address);
    await expect.poll(() => page.evaluate(() => document.documentElement.dataset['persisted'])).toBe('true');
    await trial.seesCode();
    await trial.reads('99999');
    await isAskedFirst(trial);
    await page.goForward({ waitUntil: 'commit' });
    await trial.seesCode();
    await page.reload();
    await trial.seesCode();
    await trial.expectOutcome({ orders: 1 });
  });
});

describe.runIf(isShared)('two tabs', () => {
  it('show the same order; a press in either asks first; hosts hear once', async () => {
    const trial = await openCheckout({ props: { statusUrl } });
    const first = trial.page;
    const second = await trial.openTab();
    await seesScreen(first, vi.title);
    await trial.pay();
    await trial.seesCode();
    await seesCode(first);
    trial.page = first;
    await isAskedFirst(trial);
    await trial.press(vi.returnToPayment);
    trial.sandbox.settle(99_999, 'Success');
    await trial.setHidden(false);
    await seesScreen(first, vi.paidTitle);
    await seesScreen(second, vi.paidTitle);
    await expect.poll(() => told([first, second])).toEqual({ created: 1, paid: 1 });
    await first.reload();
    await seesScreen(first, vi.paidTitle);
    // A reload begins new lists of calls.
    expect(await told([first])).toEqual({ created: 0, paid: 0 });
  });

  it('pressed at the same moment make one order', async () => {
    const trial = await openCheckout();
    const first = trial.page;
    const second = await trial.openTab();
    await Promise.all([first, second].map(choose));
    await Promise.all([first, second].map((page) => press(page, vi.pay)));
    await Promise.all([first, second].map(seesCode));
    expect(trial.sandbox.orders).toHaveLength(1);
    await expect.poll(() => told([first, second])).toEqual({ created: 1, paid: 0 });
  });

  it('show a request of the other as being sent, and as uncertain once its time limit is over', async () => {
    const trial = await openCheckout({ props: { timeoutMs: 2_000 } });
    const second = await trial.openTab();
    const { fault, release } = hold();
    trial.front.next(fault);
    await trial.pay();
    const [first] = trial.context.pages();
    await first!.getByText(vi.submitting).first().waitFor();
    await seesScreen(first!, vi.uncertainTitle);
    await seesScreen(second, vi.uncertainTitle);
    release();
    expect(trial.sandbox.orders).toHaveLength(1);
  });
});

// Frames of one page share the storage of their tab.
describe.runIf(outlivesPage)('two frames of one page', () => {
  it('show the same order', async () => {
    const trial = await openCheckout();
    await trial.page.evaluate(() => {
      const frame = document.createElement('iframe');
      frame.src = location.href;
      frame.width = frame.height = '600';
      document.body.append(frame);
    });
    const frame = trial.page.frameLocator('iframe');
    await choose(frame);
    await press(frame, vi.pay);
    await seesCode(frame);
    await trial.seesCode();
    await isAskedFirst(trial);
  });
});

describe('without a record that outlives the page', () => {
  it('finds the request that was in flight when the checkout unmounted, and makes one order', async () => {
    const trial = await openCheckout({ props: { resume: false } });
    const { fault, release } = hold();
    trial.front.next(fault);
    await trial.pay();
    await expect.poll(() => trial.sandbox.orders.length).toBe(1);
    await trial.page.evaluate(() => window.host.unmount());
    await trial.page.evaluate(() => window.host.mount());
    await trial.page.evaluate(() => window.host.submit());
    release();
    await trial.seesCode();
    await expect.poll(() => told([trial.page])).toEqual({ created: 1, paid: 0 });
    expect(trial.sandbox.orders).toHaveLength(1);
  });
});

it.runIf(outlivesPage)('shows the code to a payer who was refused, reloads and presses again', async () => {
  const trial = await openCheckout();
  trial.sandbox.failNext({ httpStatus: 429, retryAfterSeconds: 0 });
  await trial.pay();
  await trial.page.getByRole('alert').first().waitFor();
  await trial.page.reload();
  await trial.pay();
  await trial.seesCode();
  await trial.page.reload();
  await trial.seesCode();
  expect(trial.sandbox.orders).toHaveLength(1);
});
