import { describe, expect, it } from 'vitest';
import { vi } from '../../src/i18n/vi.js';
import { answer, delay, dropAfter } from './faults.js';
import { useFaultPage } from './openCheckout.js';

const openCheckout = useFaultPage();
const statusUrl = '/api/payment/status';

/** Logged by the host's own query client. */
const fromCache = /The cache of the host failed/;

describe('a hostile host', () => {
  it('cannot make its query client repeat a POST', async () => {
    const trial = await openCheckout({ client: 'hostile', allowedErrors: fromCache });
    trial.front.next(answer(500, ''), answer(500, ''));
    await trial.pay();
    await trial.seesScreen(vi.uncertainTitle);
    await trial.page.waitForTimeout(200);
    expect(trial.front.posts).toHaveLength(1);
    await trial.expectOutcome({ orders: 0, errors: ['upstream unknown'] });
  });

  it('cannot make its query client queue a POST until the network is back', async () => {
    const trial = await openCheckout({ client: 'hostile', allowedErrors: fromCache });
    await trial.context.setOffline(true);
    await trial.pay();
    await trial.reads(vi.errors.offline);
    await trial.context.setOffline(false);
    await trial.page.waitForTimeout(300);
    await trial.expectOutcome({ orders: 0, errors: ['network none'] });
    expect(trial.front.posts).toEqual([]);
  });

  it('cannot stop polling, or have its errors thrown into the page', async () => {
    const trial = await openCheckout({ client: 'hostile', props: { statusUrl }, allowedErrors: fromCache });
    trial.front.onReads(answer(500, ''));
    await trial.pay();
    await trial.reads(vi.checkFailing);
    trial.front.onReads(delay(0));
    await trial.settle(99_999, 'Success');
    await trial.seesScreen(vi.paidTitle);
    await trial.expectOutcome({ orders: 1, created: 1, paid: 1, statuses: ['Success'] });
  });

  it('may throw from every callback without an effect on the payer', async () => {
    const trial = await openCheckout({
      isThrowing: true,
      props: { statusUrl, proxyIsIdempotent: true },
      allowedErrors: /The host failed/,
    });
    trial.front.next(dropAfter);
    await trial.pay();
    await trial.seesScreen(vi.uncertainTitle);
    await trial.press(vi.checkAgain);
    await trial.seesCode();
    await trial.settle(99_999, 'Success');
    await trial.seesScreen(vi.paidTitle);
    const errors = ['network unknown'];
    await trial.expectOutcome({ orders: 1, created: 1, paid: 1, errors, statuses: ['Success'] });
  });

  it('may re-render every 50 ms with new props, and nothing is lost, repeated or requested more often', async () => {
    const trial = await openCheckout({ isRestless: true, props: { statusUrl }, hasOwnClock: true });
    trial.front.next(delay(300));
    await trial.pay();
    await trial.seesCode();
    expect(trial.front.reads).toBe(0);
    await trial.page.clock.runFor(3_500);
    await expect.poll(() => trial.front.reads).toBe(1);
    // The answer must arrive before the clock advances.
    await trial.page.waitForTimeout(250);
    await trial.page.clock.runFor(5_500);
    await expect.poll(() => trial.front.reads).toBe(2);
    await trial.settle(99_999, 'Success');
    await trial.seesScreen(vi.paidTitle);
    await trial.expectOutcome({ orders: 1, created: 1, paid: 1, statuses: ['Success'] });
    expect(await trial.events()).toEqual([
      'shown',
      'method_chosen',
      'submitted',
      'created',
      'presented',
      'status',
      'settled',
    ]);
  });

  it('may do all of this at once', async () => {
    const trial = await openCheckout({
      client: 'hostile',
      isThrowing: true,
      isRestless: true,
      props: { statusUrl, proxyIsIdempotent: true },
      allowedErrors: /The (cache of the )?host failed/,
    });
    trial.front.next(dropAfter, delay(200));
    await trial.pay();
    await trial.seesScreen(vi.uncertainTitle);
    await trial.press(vi.checkAgain);
    await trial.seesCode();
    await trial.update({ paymentStatus: 'Success' });
    await trial.seesScreen(vi.paidTitle);
    const errors = ['network unknown'];
    await trial.expectOutcome({ orders: 1, created: 1, paid: 1, errors, statuses: ['Success'] });
  });

  it('receives an event for every step, without an account, a holder or a link', async () => {
    const trial = await openCheckout({ props: { statusUrl } });
    await trial.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await trial.pay('several');
    await trial.seesCode();
    for (const name of [vi.account, vi.amount, vi.content])
      await trial.page.getByRole('button', { name: `${vi.copy} ${name}` }).click();
    await trial.press(vi.save);
    await trial.expectOutcome({ orders: 1, created: 1 });
    expect(await trial.events()).toEqual([
      'shown',
      'method_chosen',
      'submitted',
      'created',
      'presented',
      'copied',
      'copied',
      'copied',
      'qr_saved',
    ]);
  });
});

describe('a proxy on another origin', () => {
  it('gets no header that its preflight may reject', async () => {
    const trial = await openCheckout();
    const headers = { 'access-control-allow-origin': '*', 'access-control-allow-headers': 'content-type' };
    trial.front.onPreflights(answer(204, '', { headers }));
    await trial.update({ proxyUrl: `http://localhost:${trial.front.port}/api/payment` });
    await trial.pay();
    await trial.seesCode();
    await trial.expectOutcome({ orders: 1, created: 1 });
    expect(trial.front.posts.map(({ key }) => key)).toEqual([undefined]);
  });

  it('gets the key with proxyIsIdempotent, and its Retry-After can be read', async () => {
    const trial = await openCheckout({ hasOwnClock: true });
    const proxyUrl = `http://localhost:${trial.front.port}/api/payment`;
    await trial.update({ proxyUrl, proxyIsIdempotent: true });
    trial.sandbox.failNext({ httpStatus: 429, retryAfterSeconds: 1 });
    await trial.pay();
    await trial.page.getByRole('button', { name: /^Thử lại sau/ }).waitFor();
    await trial.page.clock.fastForward(1_000);
    await trial.page.waitForTimeout(1_000);
    await trial.press(vi.pay);
    await trial.seesCode();
    await trial.expectOutcome({ orders: 1, created: 1, errors: ['quota_exceeded none'] });
    expect(trial.front.posts[0]?.key).toBeTruthy();
    expect(trial.front.posts[1]).toEqual(trial.front.posts[0]);
  });
});
