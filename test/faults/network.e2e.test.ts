import { describe, expect, it } from 'vitest';
import { vi } from '../../src/i18n/vi.js';
import {
  delay,
  deliverAgainLater,
  deliverTwice,
  dropAfter,
  dropBefore,
  hold,
  resetMidBody,
  wrongContentType,
} from './faults.js';
import { useFaultPage } from './openCheckout.js';

const openCheckout = useFaultPage();

describe('a network that loses requests and answers', () => {
  it('shows the order of a lost answer on "check again", by its key', async () => {
    const trial = await openCheckout({ props: { proxyIsIdempotent: true } });
    trial.front.next(dropAfter);
    await trial.pay();
    await trial.seesScreen(vi.uncertainTitle);
    await trial.press(vi.checkAgain);
    await trial.seesCode();
    await trial.expectOutcome({ orders: 1, created: 1, errors: ['network unknown'] });
    const [first, second] = trial.front.posts;
    expect(second).toEqual(first);
    expect(first?.key).toBeTruthy();
  });

  it('makes the first order on "check again" when the request itself was lost', async () => {
    const trial = await openCheckout({ props: { proxyIsIdempotent: true } });
    trial.front.next(dropBefore);
    await trial.pay();
    await trial.seesScreen(vi.uncertainTitle);
    await trial.press(vi.checkAgain);
    await trial.seesCode();
    await trial.expectOutcome({ orders: 1, created: 1, errors: ['network unknown'] });
  });

  it('stays uncertain through any number of lost answers, with a single order', async () => {
    const trial = await openCheckout({ props: { proxyIsIdempotent: true } });
    trial.front.next(dropAfter, dropAfter, resetMidBody, dropBefore);
    await trial.pay();
    for (let tries = 0; tries < 3; tries += 1) {
      await trial.seesScreen(vi.uncertainTitle);
      await trial.press(vi.checkAgain);
      await expect.poll(() => trial.front.posts.length).toBe(tries + 2);
    }
    await trial.seesScreen(vi.uncertainTitle);
    await trial.press(vi.checkAgain);
    await trial.seesCode();
    const lost = 'network unknown';
    await trial.expectOutcome({ orders: 1, created: 1, errors: [lost, lost, lost, lost] });
  });

  it('asks before a second try without proxyIsIdempotent, and sends nothing when the payer goes back', async () => {
    const trial = await openCheckout();
    trial.front.next(dropAfter);
    await trial.pay();
    await trial.seesScreen(vi.uncertainTitle);
    await trial.press(vi.tryAgain);
    await trial.reads(/Lịch hẹn 1869.*có thể trả tiền hai lần/);
    await trial.press(vi.confirmNo);
    await trial.seesScreen(vi.uncertainTitle);
    await trial.expectOutcome({ orders: 1, errors: ['network unknown'] });
  });

  it('asks before a second try, and sends it on confirmation with a key that still finds the first order', async () => {
    const trial = await openCheckout();
    trial.front.next(dropAfter);
    await trial.pay();
    await trial.press(vi.tryAgain);
    await trial.press(vi.confirmYes);
    await trial.seesCode();
    await trial.expectOutcome({ orders: 1, created: 1, errors: ['network unknown'] });
  });

  it('makes one order when the browser repeats the POST after a dead keep-alive connection', async () => {
    const trial = await openCheckout({ keepsAlive: true });
    trial.front.next(dropAfter);
    await trial.pay();
    await trial.seesCode();
    expect(trial.front.posts).toHaveLength(2);
    await trial.expectOutcome({ orders: 1, created: 1 });
  });

  it('makes one order when the network delivers the request twice at once', async () => {
    const trial = await openCheckout();
    trial.front.next(deliverTwice);
    await trial.pay();
    await trial.seesCode();
    await trial.expectOutcome({ orders: 1, created: 1 });
  });

  it('makes one order when the network delivers the request again later', async () => {
    const trial = await openCheckout();
    trial.front.next(deliverAgainLater);
    await trial.pay();
    await trial.seesCode();
    await trial.expectOutcome({ orders: 1, created: 1 });
  });

  it('shows that the request is in flight while the answer is slow, and then shows the code', async () => {
    const trial = await openCheckout();
    const { fault, release } = hold();
    trial.front.next(fault);
    await trial.pay();
    await trial.reads(vi.submitting);
    await expect.poll(() => trial.sandbox.orders.length).toBe(1);
    await trial.expectOutcome({ orders: 1 });
    release();
    await trial.seesCode();
    await trial.expectOutcome({ orders: 1, created: 1 });
  });

  it('gives up at the time limit, and does not treat the late answer as another order', async () => {
    const trial = await openCheckout({ props: { timeoutMs: 200, proxyIsIdempotent: true } });
    trial.front.next(delay(400));
    await trial.pay();
    await trial.seesScreen(vi.uncertainTitle);
    await trial.reads(vi.errors.timeout);
    await trial.update({ timeoutMs: 5_000 });
    await trial.press(vi.checkAgain);
    await trial.seesCode();
    await trial.expectOutcome({ orders: 1, created: 1, errors: ['timeout unknown'] });
  });

  it('reads the right answer with a wrong content type', async () => {
    const trial = await openCheckout();
    trial.front.next(wrongContentType);
    await trial.pay();
    await trial.seesCode();
    await trial.expectOutcome({ orders: 1, created: 1 });
  });
});

describe('a device without a network', () => {
  it('shows a notice, sends nothing, and sends nothing later by itself', async () => {
    const trial = await openCheckout();
    await trial.context.setOffline(true);
    await trial.reads(vi.offline);
    await trial.pay();
    await trial.reads(vi.errors.offline);
    await trial.context.setOffline(false);
    await trial.cannotRead(vi.offline);
    await trial.page.waitForTimeout(300);
    await trial.expectOutcome({ orders: 0, errors: ['network none'] });
    expect(trial.front.posts).toEqual([]);
    await trial.press(vi.pay);
    await trial.seesCode();
    await trial.expectOutcome({ orders: 1, created: 1, errors: ['network none'] });
  });

  it('does not treat "offline" as a refusal while an earlier request is uncertain', async () => {
    const trial = await openCheckout({ props: { proxyIsIdempotent: true } });
    trial.front.next(dropAfter);
    await trial.pay();
    await trial.seesScreen(vi.uncertainTitle);
    await trial.context.setOffline(true);
    await trial.press(vi.checkAgain);
    // The screen is the same before and after: the second error says that the press is over.
    await expect.poll(async () => (await trial.calls()).errors.length).toBe(2);
    await trial.seesScreen(vi.uncertainTitle);
    await trial.context.setOffline(false);
    await trial.press(vi.checkAgain);
    await trial.seesCode();
    await trial.expectOutcome({ orders: 1, created: 1, errors: ['network unknown', 'network unknown'] });
  });

  it('is uncertain when the network is lost while the request is in flight', async () => {
    const trial = await openCheckout({ props: { proxyIsIdempotent: true } });
    const { fault, drop } = hold();
    trial.front.next(fault);
    await trial.pay();
    await trial.reads(vi.submitting);
    await expect.poll(() => trial.sandbox.orders.length).toBe(1);
    await trial.context.setOffline(true);
    drop();
    await trial.seesScreen(vi.uncertainTitle);
    await trial.context.setOffline(false);
    await trial.press(vi.checkAgain);
    await trial.seesCode();
    await trial.expectOutcome({ orders: 1, created: 1, errors: ['network unknown'] });
  });

  it('keeps the code on screen without a network, shows a notice, and asks at once when the network is back', async () => {
    const trial = await openCheckout({ props: { statusUrl: '/api/payment/status' } });
    await trial.pay();
    await trial.seesCode();
    await trial.context.setOffline(true);
    await trial.reads(vi.offline);
    await trial.seesCode();
    trial.sandbox.settle(99_999, 'Success');
    await trial.context.setOffline(false);
    await trial.seesScreen(vi.paidTitle);
    await trial.expectOutcome({ orders: 1, created: 1, paid: 1, statuses: ['Success'] });
  });
});
