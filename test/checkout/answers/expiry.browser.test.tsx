import { act, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createSandbox } from '../../../src/sandbox/index.js';
import { renderCheckout } from '../../renderCheckout.js';
import { recordPosts } from '../recordPosts.js';

const minute = 60_000;

/** The phone slept, or the wall clock was turned: time jumps, and the page comes back. */
function sleep(ms: number) {
  if (!vi.isFakeTimers()) vi.useFakeTimers({ toFake: ['Date'] });
  vi.setSystemTime(Date.now() + ms);
  // Does not bubble: the page's own timers hear of it, and nothing that listens on the window asks on its own account.
  act(() => void document.dispatchEvent(new Event('visibilitychange', { bubbles: false })));
}

afterEach(() => vi.useRealTimers());

const followed = { statusUrl: '/api/payment/status' };
const expired = () => screen.findByRole('heading', { name: 'Mã thanh toán đã hết hạn' });
const code = () => screen.queryByRole('img', { name: /^Mã QR thanh toán/ });

/** A code that lives one minute, on screen. */
async function renderExpiring(...[props = {}, setup = {}]: Parameters<typeof renderCheckout>) {
  const checkout = renderCheckout({ ...followed, ...props }, setup);
  await checkout.pay('expiringSoon');
  await screen.findByRole('timer');
  // The status of a new order is not requested at once.
  expect(checkout.sandbox.calls.orders).toBe(0);
  const announcer = checkout.container.querySelector('[data-part="announcer"]')!;
  return { ...checkout, announcer };
}

describe('the remaining time', () => {
  it('counts down, and is announced at a few moments only', async () => {
    const { announcer } = await renderExpiring({}, { sandbox: createSandbox({ expiringInMinutes: 15 }) });
    const timer = screen.getByRole('timer');
    expect(timer).toHaveTextContent(/^(15:00|14:5\d)$/);
    expect(timer.parentElement).toHaveTextContent('Hết hiệu lực sau');
    expect(timer).not.toHaveAttribute('aria-live', 'polite');
    const before = announcer.textContent;
    sleep(8 * minute);
    await waitFor(() => expect(timer).toHaveTextContent(/^0[67]:/));
    expect(announcer).toHaveTextContent(before);
    sleep(2 * minute);
    await waitFor(() => expect(announcer).toHaveTextContent('Còn 5 phút để thanh toán.'));
    sleep(4 * minute);
    await waitFor(() => expect(announcer).toHaveTextContent(/Còn (1 phút|5\d giây) để thanh toán\./));
  });

  it('comes from the answer, else from the host, else is not known', async () => {
    const fromAnswer = renderCheckout({ expiresInMinutes: 3 });
    await fromAnswer.pay('momoQr');
    expect(await screen.findByRole('timer')).toHaveTextContent(/^(10:00|09:5\d)$/);
    fromAnswer.leave();
    const fromHost = renderCheckout({ expiresInMinutes: 3 });
    await fromHost.pay('bankQr');
    expect(await screen.findByRole('timer')).toHaveTextContent(/^(03:00|02:5\d)$/);
    fromHost.leave();
    const unknown = renderCheckout();
    await unknown.pay('bankQr');
    await screen.findByRole('heading', { name: 'Quét mã để thanh toán' });
    expect(screen.queryByRole('timer')).not.toBeInTheDocument();
    sleep(10 * 24 * 60 * minute);
    expect(code()).toBeVisible();
  });

  it('does not grow when the clock is turned back', async () => {
    await renderExpiring();
    sleep(-60 * minute);
    await waitFor(() => expect(screen.getByRole('timer')).toHaveTextContent(/^(01:00|00:5\d)$/));
    sleep(60 * minute + 61_000);
    expect(await expired()).toBeVisible();
  });
});

describe('an expired code', () => {
  it('is hidden when it expires, and the status is requested at once', async () => {
    const { sandbox, host, container } = await renderExpiring(
      {},
      { sandbox: createSandbox({ expiringInMinutes: 0.012 }) },
    );
    expect(await expired()).toBeVisible();
    expect(code()).not.toBeInTheDocument();
    expect(container).not.toHaveTextContent('0099999999');
    expect(container).not.toHaveTextContent('thất bại');
    expect(container).toHaveTextContent(/Nếu đã chuyển tiền, đừng chuyển lần nữa.*Đơn hàng 99999/);
    await waitFor(() => expect(sandbox.calls.orders).toBe(1));
    expect(host.onError).not.toHaveBeenCalled();
    expect(host.onPaid).not.toHaveBeenCalled();
  });

  it('is hidden in the enlarged view too', async () => {
    const { user } = await renderExpiring();
    await user.click(screen.getByRole('button', { name: 'Phóng to' }));
    expect(screen.getByRole('dialog', { name: /^Mã QR thanh toán/ })).toBeVisible();
    sleep(minute);
    await expired();
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(code()).not.toBeInTheDocument();
  });

  it('becomes paid when the money arrives late', async () => {
    const { sandbox, host, user } = await renderExpiring();
    sleep(minute);
    await expired();
    sandbox.settle('99999', 'Success');
    await user.click(await screen.findByRole('button', { name: 'Kiểm tra ngay' }));
    expect(await screen.findByRole('heading', { name: 'Thanh toán thành công' })).toBeVisible();
    await waitFor(() =>
      expect(host.onPaid).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ orderId: '99999' })),
    );
  });

  it('becomes paid if the status at the expiry says so', async () => {
    const { sandbox, host } = await renderExpiring();
    sandbox.settle('99999', 'Success');
    sleep(minute);
    expect(await screen.findByRole('heading', { name: 'Thanh toán thành công' })).toBeVisible();
    await waitFor(() => expect(host.onPaid).toHaveBeenCalledOnce());
  });

  it.each([14, 16, 300])('requests the status when the payer returns %i minutes later', async (minutes) => {
    const { sandbox } = await renderExpiring();
    sleep(minute);
    await waitFor(() => expect(sandbox.calls.orders).toBe(1));
    sleep(minutes * minute);
    sandbox.settle('99999', 'Success');
    act(() => void window.dispatchEvent(new Event('pageshow')));
    expect(await screen.findByRole('heading', { name: 'Thanh toán thành công' })).toBeVisible();
  });
});

describe('a new code', () => {
  it('is created only after a confirmation, and the old order is still polled', async () => {
    const { posts, network } = recordPosts();
    const { user, sandbox, host } = await renderExpiring({}, { network });
    sleep(minute);
    await expired();
    const newCode = screen.getByRole('button', { name: 'Tạo mã mới' });
    await user.click(newCode);
    const question = await screen.findByRole('alertdialog', { name: 'Tạo thêm một đơn hàng?' });
    expect(question).toHaveTextContent('Đơn hàng 99999 vẫn có thể nhận tiền.');
    await user.click(within(question).getByRole('button', { name: 'Quay lại' }));
    expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument();
    expect(sandbox.orders).toHaveLength(1);

    await user.click(newCode);
    await user.click(screen.getByRole('button', { name: 'Tạo đơn mới' }));
    expect(await screen.findByText('Đơn hàng 100000 · Lịch hẹn 1869')).toBeVisible();
    expect(code()).toBeVisible();
    expect(posts).toHaveLength(2);
    expect(posts[1]?.body).toEqual(posts[0]?.body);
    expect(posts[1]?.headers['idempotency-key']).not.toBe(posts[0]?.headers['idempotency-key']);

    sandbox.settle('99999', 'Success');
    await user.click(await screen.findByRole('button', { name: 'Kiểm tra ngay' }));
    // A request may be in flight already: then the next one reports it.
    const paid = { name: 'Thanh toán thành công' };
    expect(await screen.findByRole('heading', paid, { timeout: 6_000 })).toBeVisible();
    await waitFor(() =>
      expect(host.onPaid).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ orderId: '99999' })),
    );
  });
});
