import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, screen, waitFor } from '@testing-library/react';
import { createRef } from 'react';
import { describe, expect, it } from 'vitest';
import type { PaymentCheckoutHandle } from '../../../src/index.js';
import { sandboxMethods } from '../../../src/sandbox/index.js';
import { renderCheckout } from '../../renderCheckout.js';
import { recordPosts } from '../recordPosts.js';

const paid = () => screen.findByRole('heading', { name: 'Quét mã để thanh toán' });
const oneMethod = { paymentMethods: [sandboxMethods.bankQr] };

/** A pause that a test ends. */
function gate() {
  let open: () => void = () => undefined;
  const until = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { until, open };
}

describe('the request', () => {
  it("is the contract's body with nothing more, and without a key", async () => {
    const { posts, network } = recordPosts();
    const { user, pay } = renderCheckout({ headers: { 'X-CSRF': 't1' } }, { network });
    await user.click(screen.getByRole('checkbox', { name: /Rửa xe/ }));
    await user.click(screen.getByRole('checkbox', { name: /Đăng kiểm xe cơ giới/ }));
    await pay('bankQr');
    await paid();
    expect(posts.map(({ body }) => body)).toEqual([
      {
        customerScheduleId: 1869,
        paymentMethodType: 2,
        paymentMethodId: 1,
        stationServicesList: [101, 103],
      },
    ]);
    expect(Object.keys(posts[0]!.headers).sort()).toEqual([
      'accept',
      'content-type',
      'idempotency-key',
      'x-csrf',
    ]);
  });

  it('carries the station and the sub-type where there are some', async () => {
    const { posts, network } = recordPosts();
    const { pay } = renderCheckout({ stationsId: 57 }, { network });
    await pay('inApp');
    await screen.findByRole('heading', { name: 'Hoàn tất thanh toán' });
    expect(posts[0]?.body).toEqual({
      customerScheduleId: 1869,
      paymentMethodType: 6,
      paymentMethodId: 5,
      paymentMethodSubType: 'GTEL_PAY_APP',
      stationsId: 57,
    });
  });

  it('leaves out what a method does not have', async () => {
    const { posts, network } = recordPosts();
    const { user } = renderCheckout({ paymentMethods: [{ type: 2, name: 'Chuyển khoản' }] }, { network });
    await user.click(screen.getByRole('button', { name: 'Thanh toán' }));
    await paid();
    expect(posts[0]?.body).toEqual({ customerScheduleId: 1869, paymentMethodType: 2 });
  });

  it('holds every required service, and no disabled one', async () => {
    const { posts, network } = recordPosts();
    const { user } = renderCheckout(
      {
        ...oneMethod,
        stationServices: [
          { id: 101, name: 'Đăng kiểm', required: true },
          { id: 102, name: 'Tem', disabled: true },
          { id: 103, name: 'Rửa xe', required: true, disabled: true },
        ],
        defaultValues: { services: [102] },
      },
      { network },
    );
    await user.click(screen.getByRole('button', { name: 'Thanh toán' }));
    await paid();
    expect(posts[0]?.body).toMatchObject({ stationServicesList: [101, 103] });
  });
});

describe('one press too many', () => {
  it.each([
    [
      'a double click',
      async ({ user }: ReturnType<typeof renderCheckout>) =>
        user.dblClick(screen.getByRole('button', { name: 'Thanh toán' })),
    ],
    [
      'Enter held down',
      async ({ user }: ReturnType<typeof renderCheckout>) => {
        await user.click(screen.getByRole('radio'));
        await user.keyboard('{Enter>8/}');
      },
    ],
  ])('%s sends one request', async (_, press) => {
    const { until, open } = gate();
    const { posts, network } = recordPosts(until);
    const checkout = renderCheckout(oneMethod, { network });
    await press(checkout);
    const busy = await screen.findByRole('button', { name: 'Đang tạo thanh toán…' });
    expect(busy).toHaveAttribute('aria-disabled', 'true');
    expect(busy).not.toBeDisabled();
    await checkout.user.click(busy);
    open();
    await paid();
    expect(posts).toHaveLength(1);
    expect(checkout.sandbox.orders).toHaveLength(1);
    await waitFor(() => expect(checkout.host.onPaymentCreated).toHaveBeenCalledOnce());
  });

  it('a host that presses many times by its ref sends one request', async () => {
    const ref = createRef<PaymentCheckoutHandle>();
    const { posts, network } = recordPosts();
    const { sandbox } = renderCheckout({ ...oneMethod, ref } as object, { network });
    act(() => {
      for (let press = 0; press < 5; press += 1) ref.current?.submit();
    });
    await paid();
    act(() => ref.current?.submit());
    expect(posts).toHaveLength(1);
    expect(sandbox.orders).toHaveLength(1);
  });
});

describe("a host's own QueryClient", () => {
  const hostile = () =>
    new QueryClient({
      defaultOptions: {
        mutations: { retry: 3, retryDelay: 1, networkMode: 'online', throwOnError: true, gcTime: 0 },
        queries: { retry: 3, retryDelay: 1, networkMode: 'online', throwOnError: true, enabled: false },
      },
    });

  it.each(['prop', 'provider'])('with hostile defaults, given as %s, sends one request', async (how) => {
    const client = hostile();
    let posts = 0;
    const { user, host } = renderCheckout(
      { ...oneMethod, ...(how === 'prop' && { queryClient: client }) },
      {
        network: (request, next) => {
          if (request.method !== 'POST') return next(request);
          posts += 1;
          return Promise.reject(new TypeError('Failed to fetch'));
        },
        wrapper: ({ children }) =>
          how === 'prop' ? children : <QueryClientProvider client={client}>{children}</QueryClientProvider>,
      },
    );
    await user.click(screen.getByRole('button', { name: 'Thanh toán' }));
    expect(await screen.findByRole('heading', { name: 'Chưa rõ kết quả' })).toBeVisible();
    await waitFor(() => expect(client.isMutating()).toBe(0));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(posts).toBe(1);
    expect(host.onError).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ code: 'network', outcome: 'unknown' }),
    );
  });
});
