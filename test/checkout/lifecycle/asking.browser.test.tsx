import { act, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import type { PaymentStatus } from '../../../src/index.js';
import { renderCheckout, type RenderedCheckout } from '../../renderCheckout.js';

const codeTitle = { name: 'Quét mã để thanh toán' };
const paidTitle = { name: 'Thanh toán thành công' };

// Also where a test fails while the clock is turned.
afterEach(() => void vi.useRealTimers());

it('asks nothing about an order that was made just now, and at once about one that is found again', async () => {
  const getStatus = vi.fn(() => Promise.resolve<PaymentStatus>('New'));
  const { pay, unmount } = renderCheckout({ getStatus });
  await pay('bankQr');
  await screen.findByRole('heading', codeTitle);
  expect(getStatus).not.toHaveBeenCalled();
  unmount();

  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 });
  renderCheckout({ getStatus });
  await screen.findByRole('heading', codeTitle);
  await waitFor(() => expect(getStatus).toHaveBeenCalled());
});

const comeBack = () =>
  act(() => void document.dispatchEvent(new Event('visibilitychange', { bubbles: true })));

it.each<[string, (checkout: RenderedCheckout) => Promise<void>]>([
  ['presses', ({ user }) => user.click(screen.getByRole('button', { name: 'Kiểm tra ngay' }))],
  [
    'comes back',
    () => {
      comeBack();
      return Promise.resolve();
    },
  ],
])(
  'asks again for a payer who %s while a request is in flight, which may predate the payment',
  async (_, ask) => {
    const answers: ((status: PaymentStatus) => void)[] = [];
    const getStatus = () => new Promise<PaymentStatus>((resolve) => answers.push(resolve));
    const checkout = renderCheckout({ getStatus });
    await checkout.pay('bankQr');
    await screen.findByRole('heading', codeTitle);
    comeBack();
    await waitFor(() => expect(answers).toHaveLength(1));
    await ask(checkout);
    expect(answers).toHaveLength(1);
    answers[0]!('New');
    await waitFor(() => expect(answers).toHaveLength(2));
    answers[1]!('Success');
    expect(await screen.findByRole('heading', paidTitle)).toBeVisible();
  },
);
