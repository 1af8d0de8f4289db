import { describe, expect, it } from 'vitest';
import { vi } from '../../src/i18n/vi.js';
import { answer, delay, dropBefore, slowLoris } from './faults.js';
import type { Fault } from './FaultLayer.js';
import { useFaultPage } from './openCheckout.js';
import type { Scenario } from './page/Scenario.js';

const openCheckout = useFaultPage();
const statusUrl = '/api/payment/status';
/** By then the first status request for a new order has been sent. */
const firstQuestionMs = 3_500;

describe('a status source in trouble', () => {
  const faults: { name: string; fault: Fault }[] = [
    { name: 'drops every request', fault: dropBefore },
    { name: 'answers 500', fault: answer(500, '') },
    { name: 'answers an HTML 502', fault: answer(502, '<h1>Bad Gateway</h1>') },
    { name: 'answers 429', fault: answer(429, '', { headers: { 'retry-after': '1' } }) },
    { name: 'answers an envelope without a status', fault: answer(200, '{"statusCode":200,"data":{}}') },
  ];
  it.each(faults)(
    '$name: the payer reads that checking will go on, and the code stays',
    async ({ fault }) => {
      const trial = await openCheckout({ props: { statusUrl } });
      trial.front.onReads(fault);
      await trial.pay();
      await trial.seesCode();
      await trial.reads(vi.checkFailing);
      await trial.reads(vi.waiting);
      await trial.expectOutcome({ orders: 1, created: 1 });
      trial.front.onReads(delay(0));
      await trial.settle(99_999, 'Success');
      await trial.seesScreen(vi.paidTitle);
      await trial.expectOutcome({ orders: 1, created: 1, paid: 1, statuses: ['Success'] });
    },
  );

  it('gives up on an answer that arrives byte by byte, and asks again', async () => {
    const trial = await openCheckout({ props: { statusUrl }, hasOwnClock: true });
    trial.front.onReads(slowLoris);
    await trial.pay();
    await trial.seesCode();
    await trial.page.clock.fastForward(firstQuestionMs);
    await expect.poll(() => trial.front.reads).toBeGreaterThan(0);
    await trial.page.clock.fastForward(10_100);
    await trial.reads(vi.checkFailing);
    trial.front.onReads(delay(0));
    trial.sandbox.settle(99_999, 'Success');
    await trial.page.clock.fastForward(5_000);
    await trial.seesScreen(vi.paidTitle);
    await trial.expectOutcome({ orders: 1, created: 1, paid: 1, statuses: ['Success'] });
  });

  it.each<Required<Pick<Scenario, 'getStatus'>>>([
    { getStatus: 'rejects' },
    { getStatus: 'throws' },
    { getStatus: 'hangs' },
  ])('does not take a function that $getStatus for a failed payment', async ({ getStatus }) => {
    const trial = await openCheckout({ getStatus, hasOwnClock: true });
    await trial.pay();
    await trial.seesCode();
    await trial.page.clock.fastForward(firstQuestionMs);
    await trial.page.clock.fastForward(10_100);
    await trial.reads(vi.checkFailing);
    await trial.seesCode();
    await trial.expectOutcome({ orders: 1, created: 1 });
  });

  it('keeps waiting when the status is unknown', async () => {
    const trial = await openCheckout({ getStatus: 'talksNonsense', hasOwnClock: true });
    await trial.pay();
    await trial.seesCode();
    await trial.page.clock.fastForward(firstQuestionMs);
    await expect.poll(async () => (await trial.calls()).statuses).toEqual(['Unknown']);
    await trial.reads(vi.waiting);
    await trial.expectOutcome({ orders: 1, created: 1, statuses: ['Unknown'] });
  });

  it("lets the host's status override a source that fails, and one that reports another status", async () => {
    const trial = await openCheckout({ props: { statusUrl } });
    trial.front.onReads(dropBefore);
    await trial.pay();
    await trial.seesCode();
    await trial.update({ paymentStatus: 'Success' });
    await trial.seesScreen(vi.paidTitle);
    trial.front.onReads(delay(0));
    trial.sandbox.settle(99_999, 'Failed');
    await trial.setHidden(true);
    await trial.setHidden(false);
    await trial.page.waitForTimeout(200);
    await trial.seesScreen(vi.paidTitle);
    await trial.expectOutcome({ orders: 1, created: 1, paid: 1, statuses: ['Success'] });
  });

  it('never has two status requests in flight, sends none while hidden, and one at once on return', async () => {
    const trial = await openCheckout({ props: { statusUrl }, hasOwnClock: true });
    let isOut = false;
    let overlaps = 0;
    trial.front.onReads(async (passage) => {
      if (isOut) overlaps += 1;
      isOut = true;
      await delay(60)(passage);
      isOut = false;
    });
    await trial.pay();
    await trial.seesCode();
    await trial.page.clock.fastForward(firstQuestionMs);
    await expect.poll(() => trial.front.reads).toBeGreaterThan(0);
    await trial.press(vi.checkNow);
    await trial.page.evaluate(() => {
      window.dispatchEvent(new Event('online'));
      window.dispatchEvent(new PageTransitionEvent('pageshow'));
    });
    await trial.setHidden(true);
    await trial.page.waitForTimeout(200);
    const asked = trial.front.reads;
    await trial.page.clock.fastForward(60_000);
    await trial.page.waitForTimeout(150);
    expect(trial.front.reads).toBe(asked);
    trial.sandbox.settle(99_999, 'Success');
    await trial.setHidden(false);
    await trial.seesScreen(vi.paidTitle);
    expect(overlaps).toBe(0);
    await trial.expectOutcome({ orders: 1, created: 1, paid: 1, statuses: ['Success'] });
  });

  it('notices the return to the tab with a query client that no provider mounts', async () => {
    const trial = await openCheckout({ props: { statusUrl }, client: 'prop', hasOwnClock: true });
    await trial.pay();
    await trial.seesCode();
    for (let asked = 1; asked < 6; asked += 1) {
      await trial.page.clock.fastForward(18_000);
      await expect.poll(() => trial.front.reads).toBe(asked);
      // The answer must arrive before the clock advances, also on a busy machine.
      await trial.page.waitForTimeout(250);
    }
    // By now the interval between requests is about 15 seconds.
    await trial.settle(99_999, 'Success');
    await trial.seesScreen(vi.paidTitle);
    await trial.expectOutcome({ orders: 1, created: 1, paid: 1, statuses: ['Success'] });
  });

  it('offers a new attempt on Failed, asks first because money may still come, and ends on Canceled', async () => {
    const trial = await openCheckout({ props: { statusUrl } });
    await trial.pay();
    await trial.seesCode();
    await trial.settle(99_999, 'Failed');
    await trial.seesScreen(vi.failedTitle);
    await trial.press(vi.tryAgain);
    await trial.pay('momoQr');
    await trial.press(vi.confirmYes);
    await trial.seesCode();
    await trial.settle(100_000, 'Canceled');
    await trial.seesScreen(vi.canceledTitle);
    await trial.expectOutcome({ orders: 2, created: 2, statuses: ['Failed', 'Canceled'] });
  });
});
