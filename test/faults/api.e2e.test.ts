import { describe, expect, it } from 'vitest';
import { vi } from '../../src/i18n/vi.js';
import { answer, dropAfter, dropBefore, resetMidBody, slowLoris, truncated } from './faults.js';
import { useFaultPage } from './openCheckout.js';

const openCheckout = useFaultPage();
const quota = '{"statusCode":429,"error":"APIKEY_QUOTA_EXCEEDED","message":"x","data":null}';
const refusal = (statusCode: number, error: string) =>
  answer(statusCode, JSON.stringify({ statusCode, error, message: '<b>raw</b>', data: null }));

describe('trouble between the proxy and the API', () => {
  it.each([
    { name: 'drops the request', fault: dropBefore, orders: 0 },
    { name: 'loses the answer', fault: dropAfter, orders: 1 },
    { name: 'cuts the answer', fault: resetMidBody, orders: 1 },
    { name: 'ends the answer early', fault: truncated, orders: 1 },
    { name: 'answers a byte at a time', fault: slowLoris, orders: 1 },
    { name: 'answers an HTML 502', fault: answer(502, '<h1>Bad Gateway</h1>'), orders: 0 },
    { name: 'fails after the work', fault: refusal(500, 'UNKNOWN_ERROR'), orders: 0 },
    { name: 'answers nonsense', fault: answer(200, '[]'), orders: 0 },
  ])('$name: the key never runs a second time, however often it is asked', async ({ fault, orders }) => {
    const trial = await openCheckout({ props: { proxyIsIdempotent: true }, proxy: { timeoutMs: 300 } });
    trial.api.next(fault);
    await trial.pay();
    await trial.seesScreen(vi.uncertainTitle);
    await trial.press(vi.checkAgain);
    await expect.poll(() => trial.front.posts.length).toBe(2);
    await trial.seesScreen(vi.uncertainTitle);
    await trial.expectOutcome({ orders, errors: ['upstream unknown', 'upstream unknown'] });
    expect(trial.api.posts).toHaveLength(1);
  });

  it('allows another try without a question after a request that certainly was never sent', async () => {
    const refused = Object.assign(new Error(), { code: 'ECONNREFUSED' });
    let isUp = false;
    const trial = await openCheckout({
      props: { proxyIsIdempotent: true },
      proxy: {
        fetch: (url, init) =>
          isUp ? fetch(url, init) : Promise.reject(new TypeError('fetch failed', { cause: refused })),
      },
    });
    await trial.pay();
    await trial.seesScreen(vi.uncertainTitle);
    isUp = true;
    await trial.press(vi.checkAgain);
    await trial.seesCode();
    await trial.expectOutcome({ orders: 1, created: 1, errors: ['upstream unknown'] });
  });
});

describe('a definite refusal', () => {
  it('counts down Retry-After, ignores presses meanwhile, and then allows another try', async () => {
    const trial = await openCheckout({ hasOwnClock: true });
    trial.api.next(answer(429, quota, { headers: { 'retry-after': '30' } }));
    await trial.pay();
    await trial.reads(vi.errors.quota_exceeded);
    const button = trial.page.getByRole('button', { name: /^Thử lại sau/ });
    await button.waitFor();
    await button.press('Enter');
    await trial.page.evaluate(() => window.host.submit());
    expect(trial.front.posts).toHaveLength(1);
    await trial.page.clock.fastForward(31_000);
    await trial.page.getByRole('button', { name: vi.pay, exact: true }).waitFor();
    await trial.expectOutcome({ orders: 0, errors: ['quota_exceeded none'] });
  });

  it('counts down Retry-After when the clock is turned back meanwhile', async () => {
    const trial = await openCheckout({ hasOwnClock: true });
    trial.front.next(answer(429, quota, { headers: { 'retry-after': '30' } }));
    await trial.pay();
    await trial.page.getByRole('button', { name: /^Thử lại sau/ }).waitFor();
    await trial.page.clock.setSystemTime(Date.now() - 86_400_000);
    await trial.page.clock.fastForward(31_000);
    await trial.press(vi.pay);
    await trial.seesCode();
    await trial.expectOutcome({ orders: 1, created: 1, errors: ['quota_exceeded none'] });
  });

  it('allows another try at once after a 429 without Retry-After', async () => {
    const trial = await openCheckout();
    trial.api.next(answer(429, quota));
    await trial.pay();
    await trial.reads(vi.errors.quota_exceeded);
    await trial.press(vi.pay);
    await trial.seesCode();
    await trial.expectOutcome({ orders: 1, created: 1, errors: ['quota_exceeded none'] });
  });

  it("shows the catalogue's sentence and never the server's", async () => {
    const trial = await openCheckout();
    trial.api.next(refusal(400, 'RECORD_NOT_FOUND'));
    await trial.pay();
    await trial.reads(vi.errors.not_found);
    await trial.cannotRead('raw');
    // The system failed and certainly made no order: another method may work at once.
    await trial.pay('refused');
    await trial.reads(vi.errors.refused);
    await trial.pay();
    await trial.seesCode();
    const errors = ['invalid_request none', 'refused none'];
    await trial.expectOutcome({ orders: 1, created: 1, errors });
  });

  it('tells the payer whom to contact and the developer what to check when the key is rejected', async () => {
    const trial = await openCheckout({
      proxy: { apiKey: 'another_key' },
      allowedErrors: /Check the API key of the proxy/,
    });
    await trial.pay();
    await trial.reads(vi.errors.unauthorized);
    await trial.expectOutcome({ orders: 0, errors: ['unauthorized none'] });
  });

  it('offers no second try for a booking that is already paid', async () => {
    const trial = await openCheckout({ props: { customerScheduleId: 2004 } });
    await trial.pay();
    await trial.seesScreen(vi.alreadyPaidTitle);
    expect(await trial.page.getByRole('button').count()).toBe(0);
    await trial.page.evaluate(() => window.host.submit());
    await trial.expectOutcome({ orders: 0, errors: ['already_paid none'] });
    expect(trial.front.posts).toHaveLength(1);
  });
});
