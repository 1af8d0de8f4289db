import { describe, expect, it } from 'vitest';
import { vi } from '../../src/i18n/vi.js';
import { useFaultPage } from './openCheckout.js';
import { outlivesPage } from './variant.js';

const openCheckout = useFaultPage();
const statusUrl = '/api/payment/status';

describe('time', () => {
  it('expires a code on time, removes it from the screen, and asks before a new one', async () => {
    const trial = await openCheckout({ props: { statusUrl }, hasOwnClock: true });
    await trial.pay('expiringSoon');
    await trial.seesCode();
    await trial.page.clock.fastForward(61_000);
    await trial.seesScreen(vi.expiredTitle);
    expect(await trial.page.getByRole('img', { name: /^Mã QR/ }).count()).toBe(0);
    await trial.press(vi.newCode);
    await trial.reads(/Đơn hàng 99999 vẫn có thể nhận tiền/);
    await trial.press(vi.confirmNo);
    await trial.seesScreen(vi.expiredTitle);
    await trial.expectOutcome({ orders: 1, created: 1 });
  });

  it('shows paid when the money arrives after the code expired', async () => {
    const trial = await openCheckout({ props: { statusUrl }, hasOwnClock: true });
    await trial.pay('expiringSoon');
    await trial.seesCode();
    await trial.page.clock.fastForward(61_000);
    await trial.seesScreen(vi.expiredTitle);
    await trial.settle(99_999, 'Success');
    await trial.seesScreen(vi.paidTitle);
    await trial.expectOutcome({ orders: 1, created: 1, paid: 1, statuses: ['Success'] });
  });

  it('shows that the first order was paid after a second one replaced it, and lets nobody pay the second', async () => {
    const trial = await openCheckout({ props: { statusUrl }, hasOwnClock: true });
    await trial.pay('expiringSoon');
    await trial.seesCode();
    await trial.page.clock.fastForward(61_000);
    await trial.press(vi.newCode);
    await trial.press(vi.confirmYes);
    await trial.seesCode();
    await trial.reads('100000');
    await trial.settle(99_999, 'Success');
    await trial.seesScreen(vi.paidTitle);
    await trial.reads('99999');
    await trial.page.evaluate(() => window.host.submit());
    await trial.expectOutcome({ orders: 2, created: 2, paid: 1, statuses: ['Success'] });
    expect((await trial.calls()).paid).toEqual(['99999']);
    expect(new Set(trial.front.posts.map(({ key }) => key)).size).toBe(2);
  });

  it('does not extend a code when the clock is turned back', async () => {
    const trial = await openCheckout({ hasOwnClock: true });
    await trial.pay('expiringSoon');
    await trial.seesCode();
    await trial.page.clock.setSystemTime(Date.now() - 3_600_000);
    await trial.page.clock.fastForward(61_000);
    await trial.seesScreen(vi.expiredTitle);
    await trial.expectOutcome({ orders: 1, created: 1 });
  });

  it.runIf(outlivesPage)('does not extend a code when the clock is turned back across a reload', async () => {
    const trial = await openCheckout({ hasOwnClock: true });
    await trial.pay('expiringSoon');
    await trial.seesCode();
    await trial.page.clock.fastForward(40_000);
    await trial.page.clock.setSystemTime(Date.now() - 3_600_000);
    await trial.page.reload();
    await trial.seesCode();
    await trial.page.clock.fastForward(25_000);
    await trial.seesScreen(vi.expiredTitle);
    await trial.expectOutcome({ orders: 1 });
  });

  it('notices at once that the code expired while the phone slept', async () => {
    const trial = await openCheckout({ hasOwnClock: true });
    await trial.pay('expiringSoon');
    await trial.seesCode();
    await trial.setHidden(true);
    await trial.page.clock.setSystemTime(Date.now() + 3_600_000);
    await trial.setHidden(false);
    await trial.seesScreen(vi.expiredTitle);
    await trial.expectOutcome({ orders: 1, created: 1 });
  });

  it('stops polling at the deadline, says so, and still checks on request', async () => {
    const trial = await openCheckout({ props: { statusUrl }, hasOwnClock: true });
    await trial.pay();
    await trial.seesCode();
    await trial.page.clock.fastForward('31:00');
    await trial.reads(vi.stopped);
    const asked = trial.front.reads;
    await trial.page.clock.fastForward('10:00');
    await trial.page.waitForTimeout(150);
    expect(trial.front.reads).toBe(asked);
    trial.sandbox.settle(99_999, 'Success');
    await trial.press(vi.checkNow);
    await trial.seesScreen(vi.paidTitle);
    await trial.expectOutcome({ orders: 1, created: 1, paid: 1, statuses: ['Success'] });
  });
});
