import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createRef } from 'react';
import { describe, expect, it, vi } from 'vitest';
import type { PaymentCheckoutHandle } from '../../src/PaymentCheckout.js';
import type { CheckoutState } from '../../src/state/CheckoutState.js';
import type { CheckoutActions } from '../../src/state/PaymentCheckoutController.js';
import { PaymentError, type PaymentErrorCode } from '../../src/transport/PaymentError.js';
import { bankPayment, type FakeController } from './fakeController.js';
import { renderWithController } from './renderWithController.js';

vi.mock('../../src/state/usePaymentCheckout.js', async () => ({
  usePaymentCheckout: (await import('./fakeController.js')).useFakeController,
}));

const error = (code: PaymentErrorCode, outcome: 'none' | 'unknown' = 'unknown') =>
  new PaymentError(code, 'raw text', { outcome });
const active = { mode: 'active' as const, isFailing: false, isChecking: false, canRefresh: true };
const expired: CheckoutState = { status: 'expired', payment: bankPayment };
const paid: CheckoutState = { status: 'paid', payment: bankPayment };
const uncertain: CheckoutState = {
  status: 'uncertain',
  error: error('timeout'),
  customerScheduleId: 1869,
  startedAt: new Date(2026, 10, 23, 9, 5).getTime(),
};

interface Row {
  name: string;
  fake: FakeController;
  title: string;
  says: RegExp[];
  /** Every button but the copy buttons, with the action behind it. */
  buttons: [string, keyof CheckoutActions][];
}

const rows: Row[] = [
  {
    name: 'expired, with a status source',
    fake: { state: expired, statusPolling: active },
    title: 'Mã thanh toán đã hết hạn',
    says: [/Đừng chuyển tiền theo mã cũ/, /Nếu đã chuyển tiền, đừng chuyển lần nữa.*Đơn hàng 99999/],
    buttons: [
      ['Tạo mã mới', 'renew'],
      ['Chọn phương thức khác', 'edit'],
      ['Kiểm tra ngay', 'refreshStatus'],
    ],
  },
  {
    name: 'expired, without one',
    fake: { state: expired },
    title: 'Mã thanh toán đã hết hạn',
    says: [/Nếu đã chuyển tiền/],
    buttons: [
      ['Tạo mã mới', 'renew'],
      ['Chọn phương thức khác', 'edit'],
    ],
  },
  {
    name: 'an answer in which nothing can be shown',
    fake: { state: { status: 'awaitingPayment', payment: { ...bankPayment, presentments: [] } } },
    title: 'Chưa hiển thị được cách thanh toán',
    says: [/Đơn hàng đã được tạo/, /Đơn hàng 99999/],
    buttons: [['Chọn phương thức khác', 'edit']],
  },
  {
    name: 'paid',
    fake: { state: paid },
    title: 'Thanh toán thành công',
    says: [/đã được thanh toán/],
    buttons: [],
  },
  {
    name: 'paid, as only the host knows',
    fake: { state: { status: 'paid' } },
    title: 'Thanh toán thành công',
    says: [/đã được thanh toán/],
    buttons: [],
  },
  {
    name: 'nothing to pay',
    fake: { state: { status: 'nothingToPay', payment: { ...bankPayment, totalPayment: 0 } } },
    title: 'Không cần thanh toán',
    says: [/không phải trả thêm/, /^0\s₫$/],
    buttons: [],
  },
  {
    name: 'failed',
    fake: { state: { status: 'closed', reason: 'failed', payment: bankPayment } },
    title: 'Thanh toán thất bại',
    says: [/giao dịch không thành công/],
    buttons: [['Thử lại', 'edit']],
  },
  {
    name: 'canceled',
    fake: { state: { status: 'closed', reason: 'canceled', payment: bankPayment } },
    title: 'Giao dịch đã bị hủy',
    says: [/không còn thanh toán được/],
    buttons: [['Thử lại', 'edit']],
  },
  {
    name: 'uncertain',
    fake: { state: uncertain },
    title: 'Chưa rõ kết quả',
    says: [/chưa trả lời kịp/, /Đơn hàng có thể đã được tạo/, /^1869$/, /09:05:00/],
    buttons: [
      ['Thử lại', 'retry'],
      ['Chọn phương thức khác', 'edit'],
    ],
  },
  {
    name: 'uncertain, with a proxy that keeps one order for one key',
    fake: { state: uncertain, canCheckAgain: true },
    title: 'Chưa rõ kết quả',
    says: [/Đừng trả tiền lần nữa/],
    buttons: [
      ['Kiểm tra lại', 'checkAgain'],
      ['Chọn phương thức khác', 'edit'],
    ],
  },
  {
    name: 'uncertain, while an earlier order can be paid',
    fake: { state: { ...uncertain, openPayment: bankPayment } },
    title: 'Chưa rõ kết quả',
    says: [/Đừng trả tiền lần nữa/],
    buttons: [
      ['Thử lại', 'retry'],
      ['Chọn phương thức khác', 'edit'],
      ['Quay lại thanh toán', 'returnToPayment'],
    ],
  },
  {
    name: 'already paid',
    fake: { state: { status: 'refused', error: error('already_paid', 'none') } },
    title: 'Đã thanh toán trước đó',
    says: [/không cần trả thêm/],
    buttons: [],
  },
  {
    name: 'untrusted',
    fake: { state: { status: 'untrusted', error: error('qr_mismatch'), payment: bankPayment } },
    title: 'Không nên thanh toán theo mã này',
    says: [/Mã thanh toán không hợp lệ, vui lòng không chuyển tiền/, /liên hệ nơi đặt lịch.*Đơn hàng 99999/],
    buttons: [['Chọn phương thức khác', 'edit']],
  },
  {
    name: 'broken props',
    fake: { state: { status: 'broken', error: error('invalid_props', 'none') } },
    title: 'Chưa thể thanh toán ở đây',
    says: [/chưa được thiết lập đúng/],
    buttons: [],
  },
];

describe('outcomes', () => {
  it.each(rows)('$name: explains the state and offers what to do', async ({ fake, title, says, buttons }) => {
    const actions = Object.fromEntries(buttons.map(([, action]) => [action, vi.fn()]));
    renderWithController({ ...fake, actions });
    expect(screen.getByRole('heading', { level: 2 })).toHaveTextContent(title);
    for (const sentence of says) expect(screen.getByText(sentence)).toBeVisible();
    expect(screen.queryByText(/raw text/)).not.toBeInTheDocument();
    expect(screen.queryByRole('img', { name: /Mã QR/ })).not.toBeInTheDocument();
    const offered = screen.queryAllByRole('button').map((button) => button.textContent);
    expect(offered.filter((label) => !label.startsWith('Sao chép'))).toEqual(buttons.map(([label]) => label));
    for (const [label, action] of buttons) {
      await userEvent.click(screen.getByRole('button', { name: label }));
      expect(actions[action]).toHaveBeenCalledTimes(1);
    }
  });

  it('copies the order number', async () => {
    const user = userEvent.setup();
    renderWithController({ state: expired });
    await user.click(screen.getByRole('button', { name: 'Sao chép Đơn hàng' }));
    expect(await navigator.clipboard.readText()).toBe('99999');
  });

  it('lets a host replace the paid screen', () => {
    renderWithController(
      { state: paid },
      { slots: { paid: (payment) => <p>Biên lai {payment?.orderId}</p> } },
    );
    expect(screen.getByText('Biên lai 99999')).toBeVisible();
    expect(screen.queryByText('Thanh toán thành công')).not.toBeInTheDocument();
  });
});

describe('the confirmation of a second order', () => {
  const confirmation = { reason: 'renew' as const, orderId: '99999', customerScheduleId: 1869 };

  it('names the risk, takes the focus, and returns it', async () => {
    const confirm = vi.fn();
    const dismiss = vi.fn();
    const { show } = renderWithController({ state: expired });
    const newCode = screen.getByRole('button', { name: 'Tạo mã mới' });
    await userEvent.click(newCode);
    show({ state: expired, confirmation, actions: { confirm, dismiss } });
    const dialog = screen.getByRole('alertdialog', { name: 'Tạo thêm một đơn hàng?' });
    expect(within(dialog).getByText(/^Đơn hàng 99999 vẫn có thể nhận tiền/)).toBeVisible();
    expect(within(dialog).getByRole('button', { name: 'Quay lại' })).toHaveFocus();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Tạo đơn mới' }));
    expect(confirm).toHaveBeenCalledTimes(1);
    expect(dismiss).not.toHaveBeenCalled();
    show({ state: expired });
    expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument();
    expect(newCode).toHaveFocus();
  });

  it('is dismissed by "go back" and by Escape', async () => {
    const dismiss = vi.fn();
    renderWithController({
      state: uncertain,
      confirmation: { reason: 'retry', customerScheduleId: 1869 },
      actions: { dismiss },
    });
    expect(screen.getByText(/có thể đã tạo đơn hàng \(Lịch hẹn 1869\)/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Quay lại' }));
    expect(dismiss).toHaveBeenCalledTimes(1);
    screen.getByRole<HTMLDialogElement>('alertdialog').requestClose();
    await waitFor(() => expect(dismiss).toHaveBeenCalledTimes(2));
  });
});

describe('focus and announcements', () => {
  it('leaves the focus alone when the page loads', () => {
    renderWithController({ state: paid });
    expect(document.body).toHaveFocus();
  });

  it('moves to the heading of a new screen once the payer has used the checkout', async () => {
    const { show } = renderWithController();
    await userEvent.click(screen.getByRole('button', { name: 'Thanh toán' }));
    show({ state: { status: 'awaitingPayment', payment: bankPayment } });
    expect(screen.getByRole('heading', { level: 2, name: 'Quét mã để thanh toán' })).toHaveFocus();
    show({ state: paid });
    expect(screen.getByRole('heading', { level: 2, name: 'Thanh toán thành công' })).toHaveFocus();
  });

  it("does not take the focus from a field of the host's page", async () => {
    const { show } = renderWithController();
    await userEvent.click(screen.getByRole('radio', { name: /MoMo/ }));
    const field = screen.getByRole('textbox', { name: 'Ô của trang' });
    await userEvent.click(field);
    show({ state: paid });
    expect(field).toHaveFocus();
  });

  it('announces each new screen in one live region that stays mounted', () => {
    const { show, container } = renderWithController();
    const region = container.querySelector('[data-part=announcer]');
    expect(region).toHaveAttribute('role', 'status');
    expect(region).toHaveTextContent('');
    for (const [state, sentence] of [
      [{ status: 'submitting' }, 'Đang tạo thanh toán…'],
      [{ status: 'awaitingPayment', payment: bankPayment }, 'Quét mã để thanh toán'],
      [expired, 'Mã thanh toán đã hết hạn'],
      [paid, 'Thanh toán thành công'],
    ] as const) {
      show({ state });
      expect(region).toHaveTextContent(sentence);
    }
    expect(container.querySelector('[data-part=announcer]')).toBe(region);
  });
});

describe('languages and the root', () => {
  it('switches the language while mounted, and accepts texts of the host', () => {
    const { show, container } = renderWithController({ state: paid });
    show({ state: paid }, { locale: 'en', messages: { paidText: 'See you soon.' } });
    expect(screen.getByRole('heading', { level: 2 })).toHaveTextContent('Payment successful');
    expect(screen.getByText('See you soon.')).toBeVisible();
    expect(container.querySelector('section')).toHaveAttribute('lang', 'en-GB');
  });

  it('has the attributes that hosts use for styling', () => {
    const { container } = renderWithController(
      { state: paid },
      { className: 'mine', id: 'pay', 'data-theme': 'dark' },
    );
    const root = container.querySelector('section');
    expect(root).toHaveClass('pc', 'mine', { exact: true });
    expect(root).toHaveAttribute('id', 'pay');
    expect(root).toHaveAttribute('data-theme', 'dark');
    expect(root).toHaveAttribute('data-part', 'root');
    expect(root).toHaveAttribute('data-state', 'paid');
  });

  it('gives a ref three actions', () => {
    const submit = vi.fn();
    const reset = vi.fn();
    const refreshStatus = vi.fn();
    const ref = createRef<PaymentCheckoutHandle>();
    renderWithController({ actions: { submit, reset, refreshStatus } }, { ref });
    ref.current?.submit();
    ref.current?.reset();
    void ref.current?.refreshStatus();
    for (const action of [submit, reset, refreshStatus]) expect(action).toHaveBeenCalledTimes(1);
  });
});
