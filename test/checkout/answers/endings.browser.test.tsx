import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderCheckout } from '../../renderCheckout.js';
import { bankCode } from './codes.js';
import { renderAnswer, waysOf } from './renderAnswer.js';

const payable = { bankQR: { qrCode: bankCode() }, paymentLinkUrl: 'https://payment.momo.vn/pay' };

describe('an answer with nothing to pay', () => {
  it('is paid at once', async () => {
    const { root, host } = await renderAnswer({ ...payable, paymentStatus: 'Success' });
    expect(screen.getByRole('heading', { name: 'Thanh toán thành công' })).toHaveFocus();
    expect(waysOf(root)).toEqual([]);
    await waitFor(() =>
      expect(host.onPaid).toHaveBeenCalledExactlyOnceWith(
        expect.objectContaining({ orderId: '99999', totalPayment: 120_000, status: 'Success' }),
      ),
    );
  });

  it.each(['Success', 'New', undefined])('costs nothing (%s): is not called paid', async (paymentStatus) => {
    const { root, host } = await renderAnswer({ ...payable, totalPayment: 0, paymentStatus });
    expect(screen.getByRole('heading', { name: 'Không cần thanh toán' })).toBeVisible();
    expect(root).toHaveTextContent(/không phải trả thêm tiền/);
    expect(screen.queryByText('Thanh toán thành công')).not.toBeInTheDocument();
    expect(waysOf(root)).toEqual([]);
    await waitFor(() => expect(host.onPaymentCreated).toHaveBeenCalledOnce());
    expect(host.onPaid).not.toHaveBeenCalled();
    expect(host.onEvent).toHaveBeenCalledWith({ type: 'settled', state: 'nothingToPay' });
  });

  it.each([
    ['failed', 'Thất bại ngay', 'Thanh toán thất bại'],
    ['canceled', 'Hủy ngay', 'Giao dịch đã bị hủy'],
  ] as const)('is %s: its own screen, nothing payable, a way on', async (method, _, heading) => {
    const { pay, user, host, container } = renderCheckout();
    await pay(method);
    expect(await screen.findByRole('heading', { name: heading })).toBeVisible();
    expect(container).toHaveTextContent(/Đơn hàng\s*99999/);
    expect(screen.queryByRole('img', { name: /Mã QR/ })).not.toBeInTheDocument();
    expect(host.onPaid).not.toHaveBeenCalled();
    await user.click(screen.getByRole('button', { name: 'Thử lại' }));
    await pay('bankQr');
    expect(await screen.findByRole('heading', { name: 'Quét mã để thanh toán' })).toBeVisible();
  });
});

describe('an answer with unknown values', () => {
  it.each(['Reconciling', 'SUCCESS', 'success', 'Paid', '', 1, true, null, { status: 'Success' }])(
    'status %j: is never success, and can be paid',
    async (paymentStatus) => {
      const { root, host } = await renderAnswer({ ...payable, paymentStatus });
      expect(root).toHaveAttribute('data-state', 'awaitingPayment');
      expect(screen.getByRole('img', { name: /^Mã QR thanh toán/ })).toBeVisible();
      await waitFor(() =>
        expect(host.onPaymentCreated).toHaveBeenCalledExactlyOnceWith(
          expect.objectContaining({ status: 'Unknown' }),
        ),
      );
      expect(host.onPaid).not.toHaveBeenCalled();
    },
  );

  it.each([
    ['no total', { totalPayment: null }],
    ['half a dong', { totalPayment: 120_000.5 }],
    ['a total in words', { totalPayment: '120.000' }],
    ['a negative total', { totalPayment: -1 }],
    ['success in other words', { isSuccess: 'yes' }],
    ['no word on success', { isSuccess: null }],
  ])('%s: nothing is payable, and nobody says that no order exists', async (_, changes) => {
    const { root, host } = await renderAnswer({ ...payable, paymentStatus: 'Success', ...changes });
    expect(screen.getByRole('heading', { name: 'Chưa rõ kết quả' })).toBeVisible();
    expect(waysOf(root)).toEqual([]);
    expect(host.onError).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ code: 'invalid_response', outcome: 'unknown' }),
    );
    expect(host.onPaymentCreated).not.toHaveBeenCalled();
    expect(host.onPaid).not.toHaveBeenCalled();
  });

  it('accepts the older shape', async () => {
    const { pay, host } = renderCheckout();
    await pay('olderShape');
    expect(await screen.findByRole('img', { name: /^Mã QR thanh toán 120\.000/ })).toBeVisible();
    expect(screen.getByText('Đơn hàng 99999 · Lịch hẹn 1869')).toBeVisible();
    await waitFor(() =>
      expect(host.onPaymentCreated).toHaveBeenCalledExactlyOnceWith(
        expect.objectContaining({ orderId: '99999', totalPayment: 120_000 }),
      ),
    );
  });

  it('without any payment option: says so, names the order, and offers another method', async () => {
    const { root, host, user } = await renderAnswer({});
    expect(screen.getByRole('heading', { name: 'Chưa hiển thị được cách thanh toán' })).toBeVisible();
    expect(root).toHaveTextContent(/liên hệ nơi đặt lịch và cho biết: Đơn hàng 99999/);
    await waitFor(() => expect(host.onPaymentCreated).toHaveBeenCalledOnce());
    await user.click(screen.getByRole('button', { name: 'Chọn phương thức khác' }));
    expect(screen.getByRole('radiogroup', { name: 'Phương thức thanh toán' })).toBeVisible();
  });

  it('without an order id: names the booking instead', async () => {
    const { root } = await renderAnswer({ orderData: null });
    expect(root).toHaveTextContent(/liên hệ nơi đặt lịch và cho biết: Lịch hẹn 1869/);
  });
});

describe('metadata for the host', () => {
  const metaData = { note: '<b>M3TA</b>', list: [1, { deep: 'M3TA' }], none: null };
  const paymentGatewayData = { secret: 'G4TEWAY', url: 'https://gateway.example/G4TEWAY' };

  it('reaches onPaymentCreated unchanged, and is never shown', async () => {
    const { host } = await renderAnswer({ ...payable, metaData, paymentGatewayData });
    const [created] = host.onPaymentCreated.mock.calls[0] as [Record<string, unknown>];
    expect(created['metaData']).toEqual(metaData);
    expect(created['paymentGatewayData']).toEqual(paymentGatewayData);
    expect(document.documentElement.outerHTML).not.toMatch(/M3TA|G4TEWAY/);
    expect(JSON.stringify(host.onEvent.mock.calls)).not.toMatch(/M3TA|G4TEWAY/);
  });

  it.each(['text', 7, [1, 2]])('may be of any type: %j', async (value) => {
    const { host } = await renderAnswer({ ...payable, metaData: value, paymentGatewayData: value });
    await waitFor(() =>
      expect(host.onPaymentCreated).toHaveBeenCalledExactlyOnceWith(
        expect.objectContaining({ metaData: value, paymentGatewayData: value }),
      ),
    );
  });
});

it('is in English from the form to the code', async () => {
  const { root } = await renderAnswer(payable, { locale: 'en' });
  expect(root).toHaveAttribute('lang', 'en-GB');
  expect(screen.getByRole('heading', { name: 'Scan the code to pay' })).toHaveFocus();
  expect(screen.getByRole('img', { name: /^QR code to pay ₫\s?120,000$/ })).toBeVisible();
  expect(screen.getByRole('button', { name: 'Copy Account number' })).toBeVisible();
  expect(screen.getByText('Order 99999 · Booking 1869')).toBeVisible();
  expect(screen.getByRole('link', { name: 'Open the payment page (opens a new page)' })).toBeVisible();
  expect(root.textContent).not.toMatch(/[ăđơưạảấầậắặếềệịọốồộớợụứừự]/i);
});
