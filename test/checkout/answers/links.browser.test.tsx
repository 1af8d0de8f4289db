import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bankCode } from './codes.js';
import { noticesOf, renderAnswer, waysOf } from './renderAnswer.js';

/** Lets faked time pass. */
const wait = (ms: number) => act(() => void vi.advanceTimersByTime(ms));

const page = 'https://payment.momo.vn/v2/gateway/pay?t=TU9NTw&s=1';

/** Nothing opens in a test; the component still sees every click. */
const stay = (event: Event) => {
  if ((event.target as Element).closest('a')) event.preventDefault();
};
beforeEach(() => window.addEventListener('click', stay));
afterEach(() => {
  window.removeEventListener('click', stay);
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('a payment page', () => {
  it('is a real link that opens in a new tab, and says so', async () => {
    const open = vi.spyOn(window, 'open');
    const { user, root, host } = await renderAnswer({ paymentLinkUrl: page });
    expect(screen.getByRole('heading', { name: 'Hoàn tất thanh toán' })).toBeVisible();
    const link = screen.getByRole('link', { name: 'Mở trang thanh toán (mở trang mới)' });
    expect(link).toHaveAttribute('href', page);
    expect(link).toHaveAttribute('target', '_blank');
    expect(link).toHaveAttribute('rel', 'noopener');
    expect(waysOf(root)).toEqual(['link']);
    expect(open).not.toHaveBeenCalled();
    await user.click(link);
    expect(host.onEvent).toHaveBeenCalledWith({ type: 'link_opened' });
    expect(link).toBeVisible();
  });

  it.each(['_self', '_top'] as const)('opens in %s with that `linkTarget`', async (linkTarget) => {
    await renderAnswer({ paymentLinkUrl: page }, { linkTarget });
    expect(screen.getByRole('link', { name: 'Mở trang thanh toán' })).toHaveAttribute('target', linkTarget);
  });

  it('is offered in the page itself where no new tab comes, as in web views', async () => {
    const { host, user } = await renderAnswer({ paymentLinkUrl: page });
    const link = screen.getByRole('link', { name: /^Mở trang thanh toán/ });
    await user.keyboard('{Control>}');
    await user.click(link);
    await user.keyboard('{/Control}');
    vi.useFakeTimers();
    wait(2_500);
    expect(screen.queryByText(/có vẻ chưa mở/)).not.toBeInTheDocument();
    fireEvent.click(link);
    wait(2_499);
    expect(screen.queryByText(/có vẻ chưa mở/)).not.toBeInTheDocument();
    wait(1);
    expect(screen.getAllByText(/Trang thanh toán có vẻ chưa mở/)[0]).toBeInTheDocument();
    expect(host.onEvent).toHaveBeenCalledWith({ type: 'link_not_opened' });
    const here = screen.getByRole('link', { name: 'Mở ngay tại trang này' });
    expect(here).toHaveAttribute('href', page);
    expect(here).toHaveAttribute('target', '_self');
  });

  it('says nothing when the page has gone to the back', async () => {
    const { host } = await renderAnswer({ paymentLinkUrl: page });
    vi.useFakeTimers();
    fireEvent.click(screen.getByRole('link', { name: /^Mở trang thanh toán/ }));
    fireEvent.blur(window);
    wait(10_000);
    expect(screen.queryByText(/có vẻ chưa mở/)).not.toBeInTheDocument();
    expect(host.onEvent).not.toHaveBeenCalledWith({ type: 'link_not_opened' });
  });

  it("must be on the host's list if there is one", async () => {
    const allowedLinkOrigins = ['https://payment.momo.vn'];
    const first = await renderAnswer({ paymentLinkUrl: page }, { allowedLinkOrigins });
    expect(waysOf(first.root)).toEqual(['link']);
    first.leave();
    const second = await renderAnswer(
      { paymentLinkUrl: 'https://payment.momo.vn.evil.example/' },
      { allowedLinkOrigins },
    );
    expect(waysOf(second.root)).toEqual([]);
    expect(noticesOf(second)).toEqual(['link_refused']);
  });
});

describe('an app link', () => {
  const appLink = () => screen.getByRole('link', { name: 'Mở ứng dụng' });
  const notice = /Ứng dụng có vẻ chưa mở/;

  it.each([
    'zalopay://payment/order?id=99999',
    'momo://payment?order=99999',
    'https://zalopay.vn/open?id=1',
    'intent://pay#Intent;scheme=momo;package=com.mservice.momotransfer;S.browser_fallback_url=https%3A%2F%2Fmomo.vn;end',
  ])('%s: is a real link in the same page', async (paymentDeepLink) => {
    const { root } = await renderAnswer({ paymentDeepLink });
    expect(appLink()).toHaveAttribute('href', paymentDeepLink);
    expect(appLink()).toHaveAttribute('target', '_self');
    expect(waysOf(root)).toEqual(['appLink']);
  });

  it('goes to the top page from inside an iframe', async () => {
    await renderAnswer({ paymentDeepLink: 'momo://pay' }, { linkTarget: '_top' });
    expect(appLink()).toHaveAttribute('target', '_top');
  });

  it('takes its schemes from the host, where the host names some', async () => {
    const first = await renderAnswer({ paymentDeepLink: 'mybank://pay' }, { allowedAppSchemes: ['mybank'] });
    expect(appLink()).toHaveAttribute('href', 'mybank://pay');
    first.leave();
    const second = await renderAnswer({ paymentDeepLink: 'momo://pay' }, { allowedAppSchemes: ['mybank'] });
    expect(noticesOf(second)).toEqual(['app_link_refused']);
  });

  it('says after 2.5 s that no app opened, and hides nothing', async () => {
    const { root, host } = await renderAnswer({
      paymentDeepLink: 'zalopay://pay',
      paymentLinkUrl: page,
      bankQR: { qrCode: bankCode() },
    });
    const ways = waysOf(root);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    fireEvent.click(appLink());
    wait(2_499);
    expect(screen.queryByText(notice)).not.toBeInTheDocument();
    wait(1);
    expect(screen.getAllByText(notice)[0]).toBeVisible();
    expect(root.querySelector('[data-part="announcer"]')).toHaveTextContent(notice);
    expect(waysOf(root)).toEqual(ways);
    expect(ways).toEqual(['bankQr', 'transfer', 'link', 'appLink']);
    expect(host.onEvent).toHaveBeenCalledWith({ type: 'app_opened', how: 'link' });
    expect(host.onEvent).toHaveBeenCalledWith({ type: 'app_not_opened' });
  });

  it('says nothing when the app opened, and starts again at the next tap', async () => {
    const { host } = await renderAnswer({ paymentDeepLink: 'zalopay://pay' });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    fireEvent.click(appLink());
    wait(1_000);
    act(() => void document.dispatchEvent(new Event('visibilitychange')));
    wait(10_000);
    expect(screen.queryByText(notice)).not.toBeInTheDocument();
    fireEvent.click(appLink());
    wait(2_000);
    fireEvent.click(appLink());
    wait(2_000);
    expect(host.onEvent).not.toHaveBeenCalledWith({ type: 'app_not_opened' });
    wait(500);
    expect(host.onEvent).toHaveBeenCalledWith({ type: 'app_not_opened' });
  });
});

describe('an order for a super-app', () => {
  const button = () => screen.getByRole('button', { name: 'Mở ứng dụng' });
  const missing = /dùng được trong ứng dụng ví/;
  const page = window as { GtelPayJSBridge?: unknown };
  afterEach(() => delete page.GtelPayJSBridge);

  it('is passed to GTEL Pay inside its app, once for each press', async () => {
    const payOrder = vi.fn();
    page.GtelPayJSBridge = { payOrder, call: () => undefined };
    const { user, host } = await renderAnswer({ inAppGtelOrderId: 'GTEL99999' });
    expect(screen.queryByText(missing)).not.toBeInTheDocument();
    expect(payOrder).not.toHaveBeenCalled();
    await user.click(button());
    expect(payOrder).toHaveBeenCalledExactlyOnceWith({ order_id: 'GTEL99999' });
    expect(host.onEvent).toHaveBeenCalledWith({ type: 'app_opened', how: 'bridge' });
    await user.click(button());
    expect(payOrder).toHaveBeenCalledTimes(2);
  });

  it.each([
    ['there is no bridge', undefined],
    ['there is only the shim', { payOrder: () => undefined }],
    ['there is half a bridge', { call: () => undefined }],
  ])('cannot be paid here when %s: a sentence, and the other ways first', async (_, bridge) => {
    if (bridge) page.GtelPayJSBridge = bridge;
    const { root } = await renderAnswer({
      inAppGtelOrderId: 'GTEL99999',
      bankQR: { qrCode: bankCode() },
      paymentLinkUrl: 'https://payment.momo.vn/pay',
    });
    expect(screen.getByText(missing)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Mở ứng dụng' })).not.toBeInTheDocument();
    expect(waysOf(root)).toEqual(['bankQr', 'transfer', 'link', 'inApp']);
  });

  it("is passed to the host's bridge instead", async () => {
    const payOrder = vi.fn();
    page.GtelPayJSBridge = { payOrder: vi.fn(), call: vi.fn() };
    const { user } = await renderAnswer(
      { inAppGtelOrderId: 'S1' },
      { bridge: { isAvailable: () => true, payOrder } },
    );
    await user.click(button());
    expect(payOrder).toHaveBeenCalledExactlyOnceWith({ order_id: 'S1' });
  });

  it('survives a bridge that throws', async () => {
    const reported = vi.spyOn(window, 'reportError').mockReturnValue();
    const fail = () => {
      throw new Error('bridge');
    };
    const first = await renderAnswer(
      { inAppGtelOrderId: 'S1' },
      { bridge: { isAvailable: fail, payOrder: fail } },
    );
    expect(screen.getByText(missing)).toBeVisible();
    first.leave();
    const { user } = await renderAnswer(
      { inAppGtelOrderId: 'S1' },
      { bridge: { isAvailable: () => true, payOrder: fail } },
    );
    await user.click(button());
    expect(button()).toBeVisible();
    expect(reported).toHaveBeenCalledWith(expect.objectContaining({ message: 'bridge' }));
  });
});
