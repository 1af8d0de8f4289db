import { describe, expect, it } from 'vitest';
import { vi } from '../../src/i18n/vi.js';
import { answer, delay, dropAfter } from './faults.js';
import { useFaultPage } from './openCheckout.js';

const openCheckout = useFaultPage();
const statusUrl = '/api/payment/status';

/** Told by the host's own client: nobody else's business. */
const fromCache = /The cache of the host failed/;

describe('a hostile host', () => {
  it('cannot make its client repeat a POST', async () => {
    const trial = await openCheckout({ client: 'hostile', allowedErrors: fromCache });
    trial.front.next(answer(500, ''), answer(500, ''));
    await trial.pay();
    await trial.seesScreen(vi.uncertainTitle);
    await trial.page.waitForTimeout(200);
    expect(trial.front.posts).toHaveLength(1);
    await trial.expectOutcome({ orders: 0, errors: ['upstream unknown'] });
  });

  it('cannot make its client queue a POST that is sent when the network is back', async () => {
    const trial = await openCheckout({ client: 'hostile', allowedErrors: fromCache });
    await trial.context.setOffline(true);
    await trial.pay();
    await trial.reads(vi.errors.offline);
    await trial.context.setOffline(false);
    await trial.page.waitForTimeout(300);
    await trial.expectOutcome({ orders: 0, errors: ['network none'] });
    expect(trial.front.posts).toEqual([]);
  });

  it('cannot stop the following of an order, or throw its errors into the page', async () => {
    const trial = await openCheckout({ client: 'hostile', props: { statusUrl }, allowedErrors: fromCache });
    trial.front.onReads(answer(500, ''));
    await trial.pay();
    await trial.reads(vi.checkFailing);
    trial.front.onReads(delay(0));
    await trial.settle(99_999, 'Success');
    await trial.seesScreen(vi.paidTitle);
    await trial.expectOutcome({ orders: 1, created: 1, paid: 1, statuses: ['Success'] });
  });

  it('throws from every callback, and the payer notices nothing', async () => {
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

  it('renders every 50 ms with all props new, and nothing is lost, repeated or asked more often', async () => {
    const trial = await openCheckout({ isRestless: true, props: { statusUrl }, hasOwnClock: true });
    trial.front.next(delay(300));
    await trial.pay();
    await trial.seesCode();
    expect(trial.front.reads).toBe(0);
    await trial.page.clock.runFor(3_500);
    await expect.poll(() => trial.front.reads).toBe(1);
    // The answer has to be in before the time goes on.
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

  it('does all of it at once', async () => {
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

  it('hears of every step without an account, a holder or a link', async () => {
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
  it('is sent no header that its preflight may refuse', async () => {
    const trial = await openCheckout();
    const headers = { 'access-control-allow-origin': '*', 'access-control-allow-headers': 'content-type' };
    trial.front.onPreflights(answer(204, '', { headers }));
    await trial.update({ proxyUrl: `http://localhost:${trial.front.port}/api/payment` });
    await trial.pay();
    await trial.seesCode();
    await trial.expectOutcome({ orders: 1, created: 1 });
    expect(trial.front.posts.map(({ key }) => key)).toEqual([undefined]);
  });

  it('is sent the key when it keeps the promise, and its Retry-After can be read', async () => {
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
