import { describe, expect, it } from 'vitest';
import { vi } from '../../src/i18n/vi.js';
import { delay } from './faults.js';
import { useFaultPage } from './openCheckout.js';

const openCheckout = useFaultPage();

describe('presses', () => {
  it('treats a double click as one press', async () => {
    const trial = await openCheckout();
    trial.front.next(delay(150));
    await trial.choose();
    await trial.page.getByRole('button', { name: vi.pay, exact: true }).dblclick();
    await trial.seesCode();
    await trial.expectOutcome({ orders: 1, created: 1 });
    expect(trial.front.posts).toHaveLength(1);
  });

  it('treats Enter held down as one press', async () => {
    const trial = await openCheckout();
    trial.front.next(delay(150));
    await trial.choose();
    for (let repeats = 0; repeats < 15; repeats += 1) await trial.page.keyboard.down('Enter');
    await trial.page.keyboard.up('Enter');
    await trial.seesCode();
    await trial.expectOutcome({ orders: 1, created: 1 });
    expect(trial.front.posts).toHaveLength(1);
  });

  it('treats two calls of ref.submit() beside a click as one press', async () => {
    const trial = await openCheckout();
    trial.front.next(delay(150));
    await trial.choose();
    await trial.page.evaluate(() => {
      window.host.submit();
      window.host.submit();
      document.querySelector<HTMLButtonElement>('button[type=submit]')?.click();
      setTimeout(() => window.host.submit(), 50);
    });
    await trial.seesCode();
    await trial.page.evaluate(() => window.host.submit());
    await trial.expectOutcome({ orders: 1, created: 1 });
    expect(trial.front.posts).toHaveLength(1);
  });

  it('treats a double click on the confirmation as one', async () => {
    const trial = await openCheckout();
    await trial.pay();
    await trial.seesCode();
    await trial.press(vi.otherMethod);
    await trial.pay('momoQr');
    trial.front.next(delay(150));
    await trial.page
      .getByRole('button', { name: vi.confirmYes, exact: true })
      .evaluate((button: HTMLElement) => {
        button.click();
        button.click();
      });
    await trial.seesCode();
    await trial.reads('100000');
    await trial.expectOutcome({ orders: 2, created: 2 });
    const keys = trial.front.posts.map(({ key }) => key);
    expect(new Set(keys).size).toBe(2);
  });

  it('shows the order that exists when the same choices are sent again', async () => {
    const trial = await openCheckout();
    await trial.pay();
    await trial.seesCode();
    await trial.press(vi.otherMethod);
    await trial.press(vi.pay);
    await trial.seesCode();
    await trial.expectOutcome({ orders: 1, created: 1 });
  });

  it('asks before other choices make a second order, and returns to the first when the payer declines', async () => {
    const trial = await openCheckout();
    await trial.pay();
    await trial.seesCode();
    await trial.press(vi.otherMethod);
    await trial.pay('momoQr');
    await trial.reads(/Đơn hàng 99999 vẫn có thể nhận tiền/);
    await trial.press(vi.confirmNo);
    await trial.press(vi.returnToPayment);
    await trial.seesCode();
    await trial.expectOutcome({ orders: 1, created: 1 });
  });

  it('sends nothing on reset() while the request is in flight, and asks before a press after it', async () => {
    const trial = await openCheckout();
    trial.front.next(delay(150));
    await trial.pay();
    await trial.page.evaluate(() => window.host.reset());
    await trial.seesCode();
    await trial.page.evaluate(() => window.host.reset());
    await trial.seesScreen(vi.title);
    await trial.pay('link');
    await trial.reads(/Đơn hàng 99999 vẫn có thể nhận tiền/);
    await trial.expectOutcome({ orders: 1, created: 1 });
  });
});
