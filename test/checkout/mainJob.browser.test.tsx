import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderCheckout } from '../renderCheckout.js';

describe('the main job', () => {
  it('takes a payer from the form to a code that can be scanned', async () => {
    const { pay, user, sandbox, host } = renderCheckout();
    await user.click(screen.getByRole('checkbox', { name: /Đăng kiểm xe cơ giới/ }));
    await pay('bankQr');
    expect(await screen.findByRole('heading', { name: 'Quét mã để thanh toán' })).toBeVisible();
    expect(screen.getByRole('img', { name: /120\.000/ })).toBeVisible();
    expect(sandbox.orders).toHaveLength(1);
    await waitFor(() =>
      expect(host.onPaymentCreated).toHaveBeenCalledExactlyOnceWith(
        expect.objectContaining({ orderId: '99999', totalPayment: 120_000 }),
      ),
    );
    expect(host.onError).not.toHaveBeenCalled();
  });

  it('follows the order until the money has arrived', async () => {
    const { pay, sandbox, host } = renderCheckout({ statusUrl: '/api/payment/status' });
    await pay('bankQr');
    expect(await screen.findByText('Đang chờ thanh toán')).toBeVisible();
    sandbox.settle('99999', 'Success');
    expect(
      await screen.findByRole('heading', { name: 'Thanh toán thành công' }, { timeout: 6000 }),
    ).toBeVisible();
    await waitFor(() => expect(host.onPaid).toHaveBeenCalledOnce());
    expect(host.onStatusChange).toHaveBeenCalledExactlyOnceWith('Success', expect.anything());
  });
});
