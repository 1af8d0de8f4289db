import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Payment, Presentment } from '../../src/payment/presentment.js';
import type { CheckoutEvent } from '../../src/state/CheckoutEvent.js';
import { decodePicture } from './decodePicture.js';
import { bankPayload, bankPayment, type FakeController } from './fakeController.js';
import { renderWithController } from './renderWithController.js';

vi.mock('../../src/state/usePaymentCheckout.js', async () => ({
  usePaymentCheckout: (await import('./fakeController.js')).useFakeController,
}));

let events: CheckoutEvent[] = [];
const stayHere = (event: Event) => event.preventDefault();

beforeEach(() => {
  events = [];
  // A test page must not navigate to a wallet.
  document.addEventListener('click', stayHere);
});

afterEach(() => {
  document.removeEventListener('click', stayHere);
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const [bankQr] = bankPayment.presentments;

function showPayment(
  presentments: readonly Presentment[],
  fake: FakeController = {},
  payment: Partial<Payment> = {},
) {
  return renderWithController({
    state: { status: 'awaitingPayment', payment: { ...bankPayment, presentments, ...payment } },
    ...fake,
    actions: { report: (event) => void events.push(event), ...fake.actions },
  });
}

const copyButton = (label: string) => screen.getByRole('button', { name: new RegExp(`chép ${label}$`) });

describe('bank code', () => {
  it('shows the code and the transfer details as two numbered options', () => {
    showPayment([bankQr!]);
    expect(screen.getByRole('heading', { level: 2, name: 'Quét mã để thanh toán' })).toBeVisible();
    expect(screen.getByText('Đơn hàng 99999 · Lịch hẹn 1869')).toBeVisible();
    const scan = screen.getByRole('region', { name: /^Cách 1 · Quét bằng ứng dụng ngân hàng/ });
    expect(within(scan).getByRole('img', { name: /^Mã QR thanh toán 120\.000\s₫$/ })).toBeVisible();
    const transfer = screen.getByRole('region', { name: 'Cách 2 · Chuyển khoản thủ công' });
    for (const text of ['TPBank', '0099999999', 'CONG TY TNHH TTDK', /^120\.000\s₫$/, 'ORDER99999']) {
      expect(within(transfer).getByText(text)).toBeVisible();
    }
    expect(within(transfer).getByText(/giữ nguyên nội dung chuyển khoản/)).toBeVisible();
  });

  it.each([
    ['Số tiền', '120000', 'amount'],
    ['Nội dung', 'ORDER99999', 'content'],
    ['Số tài khoản', '0099999999', 'account'],
    ['Chủ tài khoản', 'CONG TY TNHH TTDK', 'holder'],
    ['Ngân hàng', 'TPBank', 'bank'],
  ])('copies %s as a banking app wants it: %s', async (label, value, field) => {
    const user = userEvent.setup();
    showPayment([bankQr!]);
    await user.click(copyButton(label));
    expect(await navigator.clipboard.readText()).toBe(value);
    expect(await screen.findByRole('button', { name: `Đã sao chép ${label}` })).toBeVisible();
    expect(events).toEqual([{ type: 'copied', field, ok: true }]);
  });

  it('selects the text and says so when the clipboard refuses', async () => {
    const user = userEvent.setup();
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('no', 'NotAllowedError'));
    showPayment([bankQr!]);
    await user.click(copyButton('Số tiền'));
    const field = await screen.findByRole('textbox', { name: 'Số tiền' });
    expect(field).toHaveFocus();
    expect(getSelection()?.toString()).toBe('120000');
    expect(screen.getAllByText(/Chưa sao chép được/)[0]).toBeVisible();
    expect(screen.queryByText('Đã sao chép', { exact: false })).not.toBeInTheDocument();
    expect(events).toEqual([{ type: 'copied', field: 'amount', ok: false }]);
  });

  it('shows the BIN of an unknown bank, and labels a card number as such', () => {
    const transfer = {
      bankBin: '970999',
      accountNumber: '9704',
      accountKind: 'card' as const,
      amount: 1_000,
    };
    showPayment([{ kind: 'bankQr', payload: bankPayload, payerTypesAmount: false, transfer }]);
    expect(screen.getByText('Mã ngân hàng (BIN)', { selector: 'dt' }).nextElementSibling).toHaveTextContent(
      '970999',
    );
    expect(screen.getByText('Số thẻ', { selector: 'dt' }).nextElementSibling).toHaveTextContent('9704');
    expect(screen.queryByText(/giữ nguyên nội dung/)).not.toBeInTheDocument();
  });

  it('says which amount to enter when the code has none', () => {
    showPayment([{ kind: 'bankQr', payload: bankPayload, payerTypesAmount: true }]);
    expect(screen.getByText(/Hãy nhập đúng 120\.000\s₫\./)).toBeVisible();
  });

  it('saves a picture that scans, at least 1024 px wide', async () => {
    let saved = { href: '', download: '' };
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      saved = { href: this.href, download: this.download };
    });
    showPayment([bankQr!]);
    await userEvent.click(screen.getByRole('button', { name: 'Tải ảnh QR' }));
    expect(saved.download).toBe('qr-99999.png');
    const picture = new Image();
    picture.src = saved.href;
    await picture.decode();
    expect(picture.naturalWidth).toBeGreaterThanOrEqual(1_024);
    expect(picture.naturalHeight).toBeGreaterThan(picture.naturalWidth);
    expect(await decodePicture(saved.href)).toEqual([bankPayload]);
    expect(events).toEqual([{ type: 'qr_saved', how: 'downloaded' }]);
    expect(screen.getAllByText(/Chưa thấy ảnh/)[0]).toBeVisible();
    expect(screen.getByRole('status')).toHaveTextContent(/Chưa thấy ảnh/);
  });

  it('enlarges the code to scan or hold, and returns the focus', async () => {
    showPayment([bankQr!]);
    const enlarge = screen.getByRole('button', { name: 'Phóng to' });
    await userEvent.click(enlarge);
    const dialog = screen.getByRole('dialog', { name: /Mã QR thanh toán/ });
    const picture = within(dialog).getByRole<HTMLImageElement>('img');
    expect(await decodePicture(picture.src)).toEqual([bankPayload]);
    fireEvent.contextMenu(picture);
    expect(events).toEqual([{ type: 'qr_saved', how: 'held' }]);
    await userEvent.click(within(dialog).getByRole('button', { name: 'Đóng' }));
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(enlarge).toHaveFocus();
  });

  it('shares the picture where the device can', async () => {
    const share = vi.fn<(data: ShareData) => Promise<void>>().mockResolvedValue();
    Object.assign(navigator, { canShare: () => true, share });
    try {
      showPayment([bankQr!]);
      await userEvent.click(screen.getByRole('button', { name: 'Chia sẻ' }));
      const file = share.mock.calls[0]![0].files![0]!;
      expect(file).toMatchObject({ name: 'qr-99999.png', type: 'image/png' });
      expect(file.size).toBeGreaterThan(1_000);
      await waitFor(() => expect(events).toEqual([{ type: 'qr_saved', how: 'shared' }]));

      share.mockRejectedValueOnce(new DOMException('closed', 'AbortError'));
      await userEvent.click(screen.getByRole('button', { name: 'Chia sẻ' }));
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument();

      share.mockRejectedValueOnce(new DOMException('no', 'NotAllowedError'));
      await userEvent.click(screen.getByRole('button', { name: 'Chia sẻ' }));
      expect(await screen.findByRole('dialog')).toBeVisible();
    } finally {
      Reflect.deleteProperty(navigator, 'canShare');
      Reflect.deleteProperty(navigator, 'share');
    }
  });

  it('has no share button where sharing is not possible', () => {
    Object.assign(navigator, { canShare: () => false });
    try {
      showPayment([bankQr!]);
      expect(screen.queryByRole('button', { name: 'Chia sẻ' })).not.toBeInTheDocument();
    } finally {
      Reflect.deleteProperty(navigator, 'canShare');
    }
  });

  it("falls back to the API's picture, and says when it does not load", async () => {
    showPayment([
      { kind: 'walletQr', wallet: 'momo', imageUrl: 'data:image/png;base64,AAAA', payerTypesAmount: false },
    ]);
    expect(await screen.findByText(/Không tải được ảnh mã QR/)).toBeVisible();
    expect(events).toEqual([{ type: 'picture_failed' }]);
  });
});

describe('status polling', () => {
  it('does not say "waiting" without a status source', () => {
    showPayment([bankQr!]);
    expect(screen.getByText(/Trang này không tự cập nhật/)).toBeVisible();
    expect(screen.queryByText(/Đang chờ/)).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Kiểm tra ngay' })).not.toBeInTheDocument();
  });

  it('shows that it waits, that checking fails, and that it has stopped; checks on request', async () => {
    let answer: () => void = () => undefined;
    const refreshStatus = vi.fn(() => new Promise<void>((resolve) => (answer = resolve)));
    const active = { mode: 'active' as const, isFailing: false, isChecking: false, canRefresh: true };
    const state = { status: 'awaitingPayment' as const, payment: bankPayment };
    const { show } = renderWithController({ state, statusPolling: active, actions: { refreshStatus } });
    expect(screen.getByText('Đang chờ thanh toán')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Kiểm tra ngay' }));
    await userEvent.click(screen.getByRole('button', { name: 'Đang kiểm tra…' }));
    expect(refreshStatus).toHaveBeenCalledTimes(1);
    answer();
    expect(await screen.findByRole('button', { name: 'Kiểm tra ngay' })).toHaveFocus();
    // A request of the regular polling is not shown.
    show({
      state,
      statusPolling: { ...active, isFailing: true, isChecking: true },
      actions: { refreshStatus },
    });
    expect(screen.getByText(/Chưa kiểm tra được, sẽ tự thử lại/)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Kiểm tra ngay' })).toBeVisible();
    show({ state, statusPolling: { ...active, mode: 'stopped' } });
    expect(screen.getByText(/Trang đã ngừng tự kiểm tra/)).toBeVisible();
    expect(screen.queryByText('Đang chờ thanh toán')).not.toBeInTheDocument();
  });

  it('counts down, and announces the time only at 5 minutes', async () => {
    let remainingMs: number | null = 301_000;
    showPayment([bankQr!], { getRemainingMs: () => remainingMs });
    expect(screen.getByRole('timer')).toHaveTextContent('05:01');
    remainingMs = 299_500;
    await waitFor(() => expect(screen.getByRole('timer')).toHaveTextContent('05:00'));
    expect(screen.getByText('Còn 5 phút để thanh toán.')).toBeInTheDocument();
    remainingMs = 200_000;
    await waitFor(() => expect(screen.getByRole('timer')).toHaveTextContent('03:20'));
    expect(screen.getByText('Còn 5 phút để thanh toán.')).toBeInTheDocument();
  });

  it('has no countdown for an order that does not expire', () => {
    showPayment([bankQr!]);
    expect(screen.queryByRole('timer')).not.toBeInTheDocument();
  });

  it('lets the payer choose another method', async () => {
    const edit = vi.fn();
    showPayment([bankQr!], { actions: { edit } });
    await userEvent.click(screen.getByRole('button', { name: 'Chọn phương thức khác' }));
    expect(edit).toHaveBeenCalledTimes(1);
  });
});

describe('links', () => {
  const link: Presentment = { kind: 'link', url: 'https://payment.momo.vn/pay?id=1' };
  const appLink: Presentment = { kind: 'appLink', url: 'momo://pay?id=1' };

  it('are real links, and a single option has no number', () => {
    showPayment([link]);
    expect(screen.getByRole('heading', { level: 2, name: 'Hoàn tất thanh toán' })).toBeVisible();
    expect(screen.getByRole('region', { name: 'Thanh toán trên trang web' })).toBeVisible();
    const anchor = screen.getByRole('link', { name: 'Mở trang thanh toán (mở trang mới)' });
    expect(anchor).toHaveAttribute('href', link.url);
    expect(anchor).toHaveAttribute('target', '_blank');
    expect(anchor).toHaveAttribute('rel', 'noopener');
    fireEvent.click(anchor);
    expect(events).toEqual([{ type: 'link_opened' }]);
  });

  it('come before the code on a phone, and after it elsewhere', () => {
    const state = {
      status: 'awaitingPayment' as const,
      payment: { ...bankPayment, presentments: [link, bankQr!] },
    };
    const wayNames = () => screen.getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent);
    const phone = Object.assign(new EventTarget(), { matches: false });
    vi.spyOn(window, 'matchMedia').mockReturnValue(phone as MediaQueryList);
    renderWithController({ state });
    expect(wayNames()[2]).toBe('Cách 3 · Thanh toán trên trang web');
    phone.matches = true;
    act(() => void phone.dispatchEvent(new Event('change')));
    expect(wayNames()[0]).toBe('Cách 1 · Thanh toán trên trang web');
  });

  it('open in the `linkTarget` of the host', () => {
    const state = {
      status: 'awaitingPayment' as const,
      payment: { ...bankPayment, presentments: [link, appLink] },
    };
    renderWithController({ state }, { linkTarget: '_top' });
    expect(screen.getByRole('link', { name: 'Mở trang thanh toán' })).toHaveAttribute('target', '_top');
    expect(screen.getByRole('link', { name: 'Mở ứng dụng' })).toHaveAttribute('target', '_top');
  });

  it('to an app that did not open: suggest the other options', () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    showPayment([appLink, link]);
    fireEvent.click(screen.getByRole('link', { name: 'Mở ứng dụng' }));
    act(() => void vi.advanceTimersByTime(2_400));
    expect(screen.queryByText(/Ứng dụng có vẻ chưa mở/)).not.toBeInTheDocument();
    act(() => void vi.advanceTimersByTime(200));
    expect(screen.getAllByText(/Ứng dụng có vẻ chưa mở/)[0]).toBeVisible();
    expect(screen.getByRole('link', { name: /Mở trang thanh toán/ })).toBeVisible();
    expect(events).toEqual([{ type: 'app_opened', how: 'link' }, { type: 'app_not_opened' }]);
  });

  it('to an app that opened: show nothing', () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    showPayment([appLink]);
    fireEvent.click(screen.getByRole('link', { name: 'Mở ứng dụng' }));
    fireEvent(document, new Event('visibilitychange'));
    act(() => void vi.advanceTimersByTime(5_000));
    expect(screen.queryByText(/Ứng dụng có vẻ chưa mở/)).not.toBeInTheDocument();
    expect(events).toEqual([{ type: 'app_opened', how: 'link' }]);
  });

  it('pass the order to the super-app once for each press', async () => {
    const openInApp = vi.fn();
    showPayment([{ kind: 'inApp', orderId: 'G1' }], { isBridgeAvailable: true, actions: { openInApp } });
    await userEvent.click(screen.getByRole('button', { name: 'Mở ứng dụng' }));
    expect(openInApp.mock.calls).toEqual([['G1']]);
  });

  it('outside the super-app: do not wait for an order that cannot be paid here', () => {
    const statusPolling = { mode: 'active' as const, isFailing: false, isChecking: false, canRefresh: true };
    const { show } = showPayment([{ kind: 'inApp', orderId: 'G1' }], { statusPolling });
    expect(screen.getByText(/Chỉ dùng được trong ứng dụng ví/)).toBeVisible();
    expect(screen.queryByText('Đang chờ thanh toán')).not.toBeInTheDocument();
    const payment = { ...bankPayment, presentments: [{ kind: 'inApp' as const, orderId: 'G1' }] };
    show({ state: { status: 'awaitingPayment', payment }, statusPolling, isBridgeAvailable: true });
    expect(screen.getByText('Đang chờ thanh toán')).toBeVisible();
  });

  it('outside the super-app: say that it is needed, below the options that work', () => {
    showPayment([{ kind: 'inApp', orderId: 'G1' }, link]);
    expect(screen.queryByRole('button', { name: 'Mở ứng dụng' })).not.toBeInTheDocument();
    expect(screen.getAllByRole('heading', { level: 3 }).map((heading) => heading.textContent)).toEqual([
      'Cách 1 · Thanh toán trên trang web',
      'Cách 2 · Thanh toán bằng ứng dụng',
    ]);
    expect(screen.getByText(/Chỉ dùng được trong ứng dụng ví/)).toBeVisible();
  });
});
