import { keepPreviousData, QueryClient } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createPortal } from 'react-dom';
import { describe, expect, it, vi } from 'vitest';
import { PaymentCheckout } from '../../../src/index.js';
import { sandboxMethods } from '../../../src/sandbox/index.js';
import { chain, renderCheckout, type Network } from '../../renderCheckout.js';

const answer = (data: unknown) => Response.json({ statusCode: 200, error: null, message: null, data });

describe('a status answer', () => {
  it.each([
    ['of another order', { orderId: '55555', paymentStatus: 'Success' }],
    ['with another amount', { orderId: '99999', paymentStatus: 'Success', amount: 1 }],
  ])('%s changes nothing, and an event says so', async (_, data) => {
    const network: Network = (request, next) =>
      request.method === 'GET' ? Promise.resolve(answer(data)) : next(request);
    const { pay, user, host } = renderCheckout({ statusUrl: '/api/payment/status' }, { network });
    await pay('bankQr');
    await user.click(await screen.findByRole('button', { name: 'Kiểm tra ngay' }));
    await waitFor(() =>
      expect(host.onEvent).toHaveBeenCalledWith({ type: 'status_mismatch', orderId: '99999' }),
    );
    expect(screen.getByRole('img', { name: /^Mã QR/ })).toBeVisible();
    expect(host.onPaid).not.toHaveBeenCalled();
    expect(host.onStatusChange).not.toHaveBeenCalled();
  });
});

describe('lists from the proxy', () => {
  it('that got 429 are loaded again by themselves after Retry-After', async () => {
    let calls = 0;
    const network: Network = (request, next) => {
      if (!request.url.includes('/methods')) return next(request);
      calls += 1;
      return Promise.resolve(
        calls === 1
          ? Response.json(
              { statusCode: 429, error: 'APIKEY_QUOTA_EXCEEDED', message: '', data: null },
              { status: 429, headers: { 'retry-after': '1' } },
            )
          : answer([{ type: 2, id: 1, name: 'Chuyển khoản' }]),
      );
    };
    renderCheckout({ paymentMethods: undefined, methodsUrl: '/api/payment/methods' } as never, { network });
    expect(await screen.findByRole('radio', { name: 'Chuyển khoản' }, { timeout: 5_000 })).toBeVisible();
    expect(calls).toBe(2);
  });

  it('of one station are never another’s, whatever the host’s client keeps', async () => {
    const queryClient = new QueryClient({
      defaultOptions: { queries: { placeholderData: keepPreviousData } },
    });
    const network: Network = (request, next) => {
      const { pathname, searchParams } = new URL(request.url);
      if (!pathname.endsWith('/services')) return next(request);
      return searchParams.get('stationsId') === '57'
        ? Promise.resolve(answer([{ id: 101, name: 'Dịch vụ của trạm 57', price: 1_000 }]))
        : new Promise(() => undefined);
    };
    const { update } = renderCheckout(
      {
        stationServices: undefined,
        servicesUrl: '/api/payment/services',
        stationsId: 57,
        queryClient,
      } as never,
      { network },
    );
    expect(await screen.findByRole('checkbox', { name: /trạm 57/ })).toBeVisible();
    update({ stationsId: 58 });
    await waitFor(() => expect(screen.queryByRole('checkbox', { name: /trạm 57/ })).not.toBeInTheDocument());
  });
});

describe('a host’s form and modal around the checkout', () => {
  it('are not submitted by "pay", and not closed by Escape in a question', async () => {
    const { fetch, sandbox } = chain({});
    const onSubmit = vi.fn();
    const onEscape = vi.fn();
    const place = document.createElement('div');
    document.body.append(place);
    render(
      <form
        onSubmit={onSubmit}
        onKeyDown={({ key }) => {
          if (key === 'Escape') onEscape();
        }}
      >
        {createPortal(
          <PaymentCheckout
            proxyUrl="/api/payment"
            customerScheduleId={1869}
            paymentMethods={Object.values(sandboxMethods)}
            fetch={fetch}
          />,
          place,
        )}
      </form>,
    );
    const user = userEvent.setup();
    await user.click(screen.getByRole('radio', { name: /Chuyển khoản VietQR/ }));
    await user.click(screen.getByRole('button', { name: 'Thanh toán' }));
    await user.click(await screen.findByRole('button', { name: 'Chọn phương thức khác' }));
    await user.click(screen.getByRole('radio', { name: /^Ví MoMo/ }));
    await user.click(screen.getByRole('button', { name: 'Thanh toán' }));
    const question = await screen.findByRole('alertdialog');
    question
      .querySelector('button')!
      .dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }));
    expect(onEscape).not.toHaveBeenCalled();
    expect(onSubmit).not.toHaveBeenCalled();
    expect(sandbox.orders).toHaveLength(1);
    place.remove();
  });
});
