import { act, screen, waitFor, within } from '@testing-library/react';
import { expect, vi } from 'vitest';
import type { PaymentCheckoutProps } from '../../../src/index.js';
import { memoryStore } from '../../../src/proxy/index.js';
import { createSandbox, sandboxMethods, type SandboxMethodName } from '../../../src/sandbox/index.js';
import { renderCheckout, type Network, type RenderedCheckout } from '../../renderCheckout.js';

/** What happens to the next request. */
export type Fate = 'arrives' | 'lostBefore' | 'lostAfter';

const screens = {
  form: 'Thanh toán lịch hẹn',
  scan: 'Quét mã để thanh toán',
  pay: 'Hoàn tất thanh toán',
  expired: 'Mã thanh toán đã hết hạn',
  uncertain: 'Chưa rõ kết quả',
  paid: 'Thanh toán thành công',
  failed: 'Thanh toán thất bại',
  canceled: 'Giao dịch đã bị hủy',
} as const;

const presses = new Set([
  'Chọn phương thức khác',
  'Quay lại thanh toán',
  'Thử lại',
  'Kiểm tra lại',
  'Kiểm tra ngay',
  'Tạo mã mới',
]);

/** Leads to the form, which offers the way back to an earlier order. */
const offers: Partial<Record<keyof typeof screens, string>> = {
  expired: 'Chọn phương thức khác',
  failed: 'Thử lại',
  canceled: 'Thử lại',
};

/** A payer who sees only the screen, and presses only what is on it. */
export class PayerAtScreen {
  readonly sandbox = createSandbox();
  /** Presses after which one more order may exist. */
  confirmed = 0;
  fate: Fate = 'arrives';
  #isIdempotent: boolean;
  #checkout: RenderedCheckout;

  constructor(isIdempotent: boolean) {
    this.#isIdempotent = isIdempotent;
    this.#checkout = this.#open();
  }

  get screen(): keyof typeof screens {
    const title = screen.getByRole('heading', { level: 2 }).textContent;
    const found = (Object.keys(screens) as (keyof typeof screens)[]).find((name) => screens[name] === title);
    if (!found) throw new Error(`A screen that nobody foresaw: ${title}`);
    return found;
  }

  async pay(method: SandboxMethodName, presses: 1 | 2): Promise<void> {
    if (this.screen !== 'form' || screen.queryByRole('alertdialog')) return;
    const radio = screen
      .getAllByRole<HTMLInputElement>('radio')
      .find(({ value }) => value.startsWith(`${sandboxMethods[method].type}/`));
    radio!.click();
    const button = screen.getByRole('button', { name: 'Thanh toán' });
    for (let press = 0; press < presses; press += 1) button.click();
    await this.#settle();
    if (!screen.queryByRole('alertdialog') && this.#sent > 0) this.confirmed += 1;
    this.#sent = 0;
  }

  /** Answers the question on screen, if there is one. */
  async answer(yes: boolean): Promise<void> {
    const dialog = screen.queryByRole('alertdialog');
    if (!dialog) return;
    within(dialog)
      .getByRole('button', { name: yes ? 'Tạo đơn mới' : 'Quay lại' })
      .click();
    await this.#settle();
    if (yes && this.#sent > 0) this.confirmed += 1;
    this.#sent = 0;
  }

  /** Presses one of the buttons on screen that make no order without a question. */
  async press(nth: number): Promise<void> {
    if (screen.queryByRole('alertdialog')) return;
    const buttons = screen.queryAllByRole('button').filter(({ textContent }) => presses.has(textContent));
    const button = buttons[nth % buttons.length];
    if (!button) return;
    const name = button.textContent;
    button.click();
    await this.#settle();
    expect(this.#isIdempotent || this.#sent === 0, `${name} sent a request`).toBe(true);
    this.#sent = 0;
  }

  /** Puts the phone away for so long, and takes it out again. Needs a faked `Date`. */
  async sleep(ms: number): Promise<void> {
    vi.setSystemTime(Date.now() + ms);
    act(() => void document.dispatchEvent(new Event('visibilitychange')));
    await this.#settle();
  }

  reload(): void {
    this.close();
    this.#checkout = this.#open();
  }

  close(): void {
    this.#checkout.unmount();
  }

  /** Is what can be paid on the screen, or one press away? */
  get isOrderInReach(): boolean {
    const { screen: name } = this;
    if (['scan', 'pay', 'paid'].includes(name)) return true;
    const offer = offers[name] ?? 'Quay lại thanh toán';
    return screen.queryByRole('button', { name: offer }) !== null;
  }

  /** The order that the screen asks money for. */
  get payableOrderId(): number | undefined {
    if (this.screen !== 'scan' && this.screen !== 'pay') return undefined;
    return Number(/Đơn hàng (\d+)/.exec(document.body.textContent)?.[1]);
  }

  #sent = 0;

  readonly #network: Network = async (request, next) => {
    if (request.method === 'GET') return next(request);
    this.#sent += 1;
    const { fate } = this;
    if (fate === 'lostBefore') throw new TypeError('Failed to fetch');
    const response = await next(request);
    if (fate === 'lostAfter') throw new TypeError('Failed to fetch');
    return response;
  };

  #open(): RenderedCheckout {
    const props: Partial<PaymentCheckoutProps> = {
      proxyIsIdempotent: this.#isIdempotent,
      statusUrl: '/api/payment/status',
    };
    return renderCheckout(props, { sandbox: this.sandbox, network: this.#network, proxy: this.#proxy });
  }

  // One memory of keys over all reloads of the page, as a real proxy has.
  readonly #proxy = { store: memoryStore() };

  async #settle(): Promise<void> {
    // The form validates first: what a press brings is not there at once.
    await new Promise((resolve) => setTimeout(resolve, 30));
    await waitFor(() => {
      expect(screen.queryByText('Đang tạo thanh toán…')).not.toBeInTheDocument();
      expect(screen.queryByText('Đang kiểm tra…', { selector: 'button' })).not.toBeInTheDocument();
    });
  }
}
