import { QueryClient } from '@tanstack/react-query';
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { PaymentCheckoutProps } from '../../../src/index.js';
import { createSandbox, sandboxMethods } from '../../../src/sandbox/index.js';
import { renderCheckout, type Network } from '../../renderCheckout.js';
import { recordPosts } from '../recordPosts.js';

const loaded = (): Partial<PaymentCheckoutProps> =>
  ({
    paymentMethods: undefined,
    stationServices: undefined,
    methodsUrl: '/api/payment/methods',
    servicesUrl: '/api/payment/services',
    stationsId: 57,
    queryClient: new QueryClient({ defaultOptions: { queries: { retryDelay: 1 } } }),
  }) as object;

const answer = (data: unknown) => Response.json({ statusCode: 200, error: null, message: 'Success', data });

describe('lists that the proxy gives', () => {
  it('are loaded, chosen from, and posted', async () => {
    const { posts, network } = recordPosts();
    const { user } = renderCheckout(loaded(), { network });
    expect(screen.getAllByText('Đang tải…', { selector: 'fieldset *' })).toHaveLength(2);
    await user.click(await screen.findByRole('radio', { name: /Chuyển khoản VietQR/ }));
    await user.click(await screen.findByRole('checkbox', { name: /Đăng kiểm xe cơ giới/ }));
    await user.click(screen.getByRole('button', { name: 'Thanh toán' }));
    await screen.findByRole('heading', { name: 'Quét mã để thanh toán' });
    expect(posts[0]?.body).toEqual({
      customerScheduleId: 1869,
      paymentMethodType: 2,
      paymentMethodId: 1,
      stationServicesList: [101],
      stationsId: 57,
    });
  });

  it('say that they are empty', async () => {
    renderCheckout(loaded(), { network: () => Promise.resolve(answer({})) });
    expect(await screen.findByText(/^Chưa có phương thức nào/)).toBeVisible();
    expect(screen.queryByText('Đang tải…')).not.toBeInTheDocument();
    expect(screen.getByRole('group', { name: 'Dịch vụ tại trạm' })).toHaveTextContent(/không có dịch vụ nào/);
  });

  it('say that they failed, beside their group, and load again on demand', async () => {
    let isBroken = true;
    const network: Network = (request, next) =>
      isBroken && request.url.includes('/methods') ? Promise.reject(new TypeError('down')) : next(request);
    const { user } = renderCheckout(loaded(), { network });
    const group = screen.getByRole('radiogroup', { name: 'Phương thức thanh toán' });
    expect(await within(group).findByRole('alert')).toHaveTextContent('Không tải được danh sách.');
    expect(await screen.findByRole('checkbox', { name: /Đăng kiểm xe cơ giới/ })).toBeVisible();
    isBroken = false;
    await user.click(within(group).getByRole('button', { name: 'Tải lại' }));
    expect(await within(group).findByRole('radio', { name: /Ví MoMo/ })).toBeVisible();
    expect(within(group).queryByRole('alert')).not.toBeInTheDocument();
  });

  it('say when to try again where the API says so, and leave it alone until then', async () => {
    const sandbox = createSandbox();
    sandbox.failNext({ endpoint: 'methods', httpStatus: 429, retryAfterSeconds: 30 });
    // StrictMode would ask twice, and give the first answer away.
    const { user } = renderCheckout(loaded(), { sandbox, isLoose: true });
    const again = await screen.findByRole('button', { name: /^Thử lại sau (30|29) giây$/ });
    await user.click(again);
    expect(sandbox.calls.methods).toBe(1);
    expect(screen.getByRole('alert')).toHaveTextContent(/^Không tải được danh sách\.$/);
  });

  it('never pay before they are known, however early the payer presses', async () => {
    const network: Network = (request, next) =>
      request.method === 'GET' ? new Promise(() => undefined) : next(request);
    const { user, sandbox } = renderCheckout(loaded(), { network });
    const button = screen.getByRole('button', { name: 'Thanh toán' });
    expect(button).toHaveAttribute('aria-disabled', 'true');
    await user.click(button);
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    expect(sandbox.calls.createPayment).toBe(0);
  });
});

describe('a list that the host replaces', () => {
  const { bankQr, momoQr, link } = sandboxMethods;

  it('keeps a choice that is still on it', async () => {
    const { user, update } = renderCheckout({ paymentMethods: [bankQr, momoQr] });
    await user.click(screen.getByRole('radio', { name: /MoMo/ }));
    update({ paymentMethods: [link, { ...momoQr, name: 'MoMo mới' }] });
    expect(screen.getByRole('radio', { name: /MoMo mới/ })).toBeChecked();
  });

  it('drops a choice that is gone, and asks again', async () => {
    const { posts, network } = recordPosts();
    const { user, update } = renderCheckout({ paymentMethods: [bankQr, momoQr] }, { network });
    await user.click(screen.getByRole('radio', { name: /MoMo/ }));
    update({ paymentMethods: [bankQr, link] });
    for (const radio of screen.getAllByRole('radio')) expect(radio).not.toBeChecked();
    await user.click(screen.getByRole('button', { name: 'Thanh toán' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('Hãy chọn một phương thức thanh toán.');
    expect(posts).toHaveLength(0);
  });

  it('drops services that are gone from total and body', async () => {
    const { posts, network } = recordPosts();
    const { user, update } = renderCheckout({ paymentMethods: [bankQr] }, { network });
    await user.click(screen.getByRole('checkbox', { name: /Đăng kiểm xe cơ giới/ }));
    await user.click(screen.getByRole('checkbox', { name: /Rửa xe/ }));
    update({ stationServices: [{ id: 101, name: 'Đăng kiểm', price: 120_000 }] });
    expect(screen.getByText('120.000 ₫', { selector: 'strong *' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Thanh toán' }));
    await screen.findByRole('heading', { name: 'Quét mã để thanh toán' });
    expect(posts[0]?.body).toMatchObject({ stationServicesList: [101] });
  });
});
