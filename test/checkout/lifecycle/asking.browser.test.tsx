import { act, screen, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import type { PaymentStatus } from '../../../src/index.js';
import { renderCheckout } from '../../renderCheckout.js';

const codeTitle = { name: 'Quét mã để thanh toán' };
const paidTitle = { name: 'Thanh toán thành công' };

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
  vi.useRealTimers();
});

it('asks anew for a payer who presses while a question is out: its answer may be older than the money', async () => {
  const answers: ((status: PaymentStatus) => void)[] = [];
  const getStatus = () => new Promise<PaymentStatus>((resolve) => answers.push(resolve));
  const { pay, user } = renderCheckout({ getStatus });
  await pay('bankQr');
  const checkNow = await screen.findByRole('button', { name: 'Kiểm tra ngay' });
  act(() => void window.dispatchEvent(new PageTransitionEvent('pageshow')));
  await waitFor(() => expect(answers).toHaveLength(1));
  await user.click(checkNow);
  expect(answers).toHaveLength(1);
  answers[0]!('New');
  await waitFor(() => expect(answers).toHaveLength(2));
  answers[1]!('Success');
  expect(await screen.findByRole('heading', paidTitle)).toBeVisible();
});
