import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { renderCheckout, type Network, type RenderedCheckout } from '../../renderCheckout.js';

const scanTitle = { name: 'Quét mã để thanh toán' };
const press = async ({ user }: RenderedCheckout, name: string) =>
  user.click(await screen.findByRole('button', { name }));

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('after an unknown outcome', () => {
  const losesFirst = (): Network => {
    let isFirst = true;
    return async (request, next) => {
      const response = await next(request);
      if (!isFirst) return response;
      isFirst = false;
      throw new TypeError('Failed to fetch');
    };
  };

  it('a refusal of the second request is not told as "no order"', async () => {
    const checkout = renderCheckout({}, { network: losesFirst() });
    await checkout.pay('bankQr');
    await screen.findByRole('heading', { name: 'Chưa rõ kết quả' });
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    await press(checkout, 'Thử lại');
    await checkout.user.click(
      within(screen.getByRole('alertdialog')).getByRole('button', { name: 'Tạo đơn mới' }),
    );
    await waitFor(() => expect(checkout.host.onError).toHaveBeenCalledTimes(2));
    expect(screen.getByRole('heading', { name: 'Chưa rõ kết quả' })).toBeVisible();
    expect(checkout.host.onError.mock.calls.map(([error]) => (error as { outcome: string }).outcome)).toEqual(
      ['unknown', 'unknown'],
    );
  });

  it('checking again finds the order that was made, and makes none', async () => {
    const checkout = renderCheckout({ proxyIsIdempotent: true }, { network: losesFirst() });
    await checkout.pay('bankQr');
    await screen.findByRole('heading', { name: 'Chưa rõ kết quả' });
    expect(checkout.sandbox.orders).toHaveLength(1);
    await press(checkout, 'Kiểm tra lại');
    expect(await screen.findByRole('heading', scanTitle)).toBeVisible();
    expect(checkout.sandbox.orders).toHaveLength(1);
  });

  it('checking again asks first where the proxy may have forgotten the first try', async () => {
    const checkout = renderCheckout({ proxyIsIdempotent: true }, { network: losesFirst() });
    await checkout.pay('bankQr');
    await screen.findByRole('heading', { name: 'Chưa rõ kết quả' });
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 25 * 60 * 60 * 1_000 });
    await press(checkout, 'Kiểm tra lại');
    expect(await screen.findByRole('alertdialog')).toHaveTextContent(/có thể đã tạo đơn hàng/);
    expect(checkout.sandbox.orders).toHaveLength(1);
  });

  it('that checking again cannot clear, a new try is offered, with a warning', async () => {
    const checkout = renderCheckout({ proxyIsIdempotent: true });
    checkout.sandbox.failNext({ httpStatus: 500 });
    await checkout.pay('bankQr');
    await screen.findByRole('heading', { name: 'Chưa rõ kết quả' });
    await press(checkout, 'Kiểm tra lại');
    await checkout.user.click(await screen.findByRole('button', { name: 'Thử lại' }));
    await checkout.user.click(
      within(screen.getByRole('alertdialog')).getByRole('button', { name: 'Tạo đơn mới' }),
    );
    expect(await screen.findByRole('heading', scanTitle)).toBeVisible();
    expect(checkout.sandbox.orders).toHaveLength(1);
  });

  it('the earlier order that can be paid is still offered', async () => {
    let posts = 0;
    const network: Network = (request, next) =>
      ++posts === 2 ? Promise.reject(new TypeError('Failed to fetch')) : next(request);
    const checkout = renderCheckout({}, { network });
    await checkout.pay('bankQr');
    await screen.findByRole('heading', scanTitle);
    await press(checkout, 'Chọn phương thức khác');
    await checkout.pay('momoQr');
    await checkout.user.click(
      within(screen.getByRole('alertdialog')).getByRole('button', { name: 'Tạo đơn mới' }),
    );
    await screen.findByRole('heading', { name: 'Chưa rõ kết quả' });
    await press(checkout, 'Quay lại thanh toán');
    expect(screen.getAllByText(/ORDER99999/)).not.toHaveLength(0);
  });
});
