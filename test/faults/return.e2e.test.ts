import { describe, expect, it } from 'vitest';
import { vi } from '../../src/i18n/vi.js';
import { delay, hold } from './faults.js';
import { useFaultPage } from './openCheckout.js';
import { outlivesPage } from './variant.js';

const openCheckout = useFaultPage();
const statusUrl = '/api/payment/status';

/** Makes storage unavailable, as in a sandboxed iframe. */
function refuseStorage(): void {
  for (const name of ['getItem', 'setItem', 'removeItem'] as const)
    Storage.prototype[name] = () => {
      throw new DOMException('refused', 'SecurityError');
    };
}

describe('a payer who comes back', () => {
  it.runIf(outlivesPage)(
    'finds the same code, the right time and the status again after a reload',
    async () => {
      const trial = await openCheckout({ props: { statusUrl }, hasOwnClock: true });
      await trial.pay('momoQr');
      await trial.seesCode();
      await trial.page.clock.fastForward('04:00');
      await trial.page.reload();
      await trial.seesCode();
      const clock = await trial.page.getByRole('timer').textContent();
      expect(clock).toMatch(/^0[56]:/);
      await trial.expectOutcome({ orders: 1 });
      expect(await trial.events()).toContain('resumed');
      trial.sandbox.settle(99_999, 'Success');
      await trial.page.clock.fastForward(20_000);
      await trial.seesScreen(vi.paidTitle);
      await trial.expectOutcome({ orders: 1, paid: 1, statuses: ['Success'] });
    },
  );

  it.runIf(outlivesPage)(
    'finds an attempt that was in flight at the reload as uncertain, with its key',
    async () => {
      const trial = await openCheckout({ props: { proxyIsIdempotent: true } });
      trial.front.next(hold().fault);
      await trial.pay();
      await expect.poll(() => trial.sandbox.orders.length).toBe(1);
      await trial.page.reload();
      await trial.seesScreen(vi.uncertainTitle);
      await trial.press(vi.checkAgain);
      await trial.seesCode();
      await trial.expectOutcome({ orders: 1, created: 1 });
      expect(trial.front.posts[1]).toEqual(trial.front.posts[0]);
    },
  );

  it.runIf(outlivesPage)('finds the same code after leaving the page and going back', async () => {
    const trial = await openCheckout();
    await trial.pay();
    await trial.seesCode();
    await trial.page.goto('about:blank');
    await trial.page.goBack();
    await trial.seesCode();
    await trial.page.goForward();
    await trial.page.goBack();
    await trial.seesCode();
    expect(trial.sandbox.orders).toHaveLength(1);
    await trial.press(vi.otherMethod);
    await trial.pay();
    await trial.seesCode();
    expect(trial.sandbox.orders).toHaveLength(1);
  });

  it.runIf(outlivesPage)('is uncertain after leaving while the request was in flight', async () => {
    const trial = await openCheckout({ props: { proxyIsIdempotent: true } });
    trial.front.next(hold().fault);
    await trial.pay();
    await expect.poll(() => trial.sandbox.orders.length).toBe(1);
    await trial.page.goto('about:blank');
    await trial.page.goBack();
    await trial.seesScreen(vi.uncertainTitle);
    await trial.press(vi.checkAgain);
    await trial.seesCode();
    expect(trial.sandbox.orders).toHaveLength(1);
  });

  it('can pay without storage, but returns to the form', async () => {
    const trial = await openCheckout({ before: refuseStorage });
    await trial.pay();
    await trial.seesCode();
    await trial.expectOutcome({ orders: 1, created: 1 });
    await trial.page.reload();
    await trial.seesScreen(vi.title);
    await trial.expectOutcome({ orders: 1 });
  });

  it
    .runIf(outlivesPage)
    .each(['{', '[]', 'null', '{"version":1,"current":{"key":1},"superseded":[]}', '{"version":9}'])(
    'starts with the form when the stored record is %s',
    async (record) => {
      const trial = await openCheckout();
      await trial.pay();
      await trial.seesCode();
      const [area, name] = await trial.page.evaluate(() => {
        const used = localStorage.length > 0 ? ('localStorage' as const) : 'sessionStorage';
        return [used, Object.keys(window[used])[0]!] as const;
      });
      await trial.page.addInitScript((item) => window[item.area].setItem(item.name, item.record), {
        area,
        name,
        record,
      });
      await trial.page.reload();
      await trial.seesScreen(vi.title);
      await trial.expectOutcome({ orders: 1 });
    },
  );

  it('keeps a separate attempt in each tab, where the host wants it', async () => {
    const trial = await openCheckout({ props: { resume: 'tab' } });
    const first = trial.page;
    await trial.pay();
    await trial.seesCode();
    await trial.openTab();
    await trial.pay('momoQr');
    await trial.seesCode();
    await trial.reads('100000');
    await trial.expectOutcome({ orders: 2, created: 1 });
    await trial.page.reload();
    await trial.reads('100000');
    trial.page = first;
    await trial.page.reload();
    await trial.reads('99999');
    await trial.expectOutcome({ orders: 2 });
  });
});

describe('a checkout that unmounts and mounts again', () => {
  it('finds the answer that arrived while it was unmounted', async () => {
    const trial = await openCheckout();
    const { fault, release } = hold();
    trial.front.next(fault);
    await trial.pay();
    await expect.poll(() => trial.sandbox.orders.length).toBe(1);
    await trial.page.evaluate(() => window.host.unmount());
    const answer = trial.page.waitForResponse('**/api/payment');
    release();
    await (await answer).finished();
    await trial.page.evaluate(() => window.host.mount());
    await trial.seesCode();
    expect(await trial.events()).toContain('resumed');
    // The host is told of the order late rather than never.
    await trial.expectOutcome({ orders: 1, created: 1 });
  });

  it('finds its own request still in flight when it mounts before the answer', async () => {
    const trial = await openCheckout();
    trial.front.next(delay(400));
    await trial.pay();
    await trial.page.evaluate(() => window.host.unmount());
    await trial.page.evaluate(() => window.host.mount());
    await trial.reads(vi.submitting);
    await trial.page.evaluate(() => window.host.submit());
    await trial.seesCode();
    await trial.expectOutcome({ orders: 1, created: 1 });
    expect(trial.front.posts).toHaveLength(1);
  });

  it('keeps the orders of two bookings apart', async () => {
    const trial = await openCheckout();
    const { fault, release } = hold();
    trial.front.next(fault);
    await trial.pay();
    await expect.poll(() => trial.sandbox.orders.length).toBe(1);
    await trial.update({ customerScheduleId: 1870 });
    await trial.seesScreen(vi.title);
    await trial.reads('1870');
    release();
    await trial.pay('momoQr');
    await trial.seesCode();
    await trial.reads('100000');
    await trial.update({ customerScheduleId: 1869 });
    await trial.reads('99999');
    expect(trial.sandbox.orders.map(({ customerScheduleId }) => customerScheduleId)).toEqual([1869, 1870]);
    const { created } = await trial.calls();
    expect(created.filter(({ orderId }) => orderId === '100000')).toHaveLength(1);
  });

  it('keeps a choice that a new list still has, drops another, and keeps the code of a removed method', async () => {
    const trial = await openCheckout();
    const bank = { type: 2, id: 1, name: 'Ngân hàng' };
    const momo = { type: 3, id: 2, name: 'MoMo' };
    const link = { type: 4, id: 3, name: 'VNPAY' };
    await trial.choose('momoQr');
    await trial.update({ paymentMethods: [link, momo, bank] });
    expect(await trial.page.locator('input[type=radio]:checked').inputValue()).toBe('3/2/');
    await trial.update({ paymentMethods: [bank, link] });
    await trial.press(vi.pay);
    await trial.reads(vi.methodRequired);
    await trial.expectOutcome({ orders: 0 });
    await trial.pay();
    await trial.seesCode();
    await trial.update({ paymentMethods: [momo, link] });
    await trial.seesCode();
    await trial.expectOutcome({ orders: 1, created: 1 });
  });

  it('sends one request when the list is replaced while it is in flight', async () => {
    const trial = await openCheckout();
    trial.front.next(delay(200));
    await trial.pay();
    await trial.update({ paymentMethods: [{ type: 4, id: 3, name: 'VNPAY' }] });
    await trial.seesCode();
    await trial.expectOutcome({ orders: 1, created: 1 });
    expect(trial.sandbox.orders[0]?.method).toBe('bankQr');
  });

  it('keeps the code and one order while the page around it waits for data', async () => {
    const trial = await openCheckout();
    trial.front.next(delay(200));
    await trial.pay();
    await trial.page.evaluate(() => window.host.suspend(true));
    await expect.poll(() => trial.sandbox.orders.length).toBe(1);
    await trial.page.waitForTimeout(300);
    await trial.page.evaluate(() => window.host.suspend(false));
    await trial.seesCode();
    await trial.expectOutcome({ orders: 1, created: 1 });
  });
});
