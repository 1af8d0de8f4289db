import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { qrPicture } from '../../../src/sandbox/qrPicture.js';
import { renderCheckout } from '../../renderCheckout.js';
import { alter, bankCode, spoil, vnpayCode } from './codes.js';
import { scanSvg } from './readPixels.js';
import { noticesOf, renderAnswer, waysOf } from './renderAnswer.js';

const code = () => screen.getByRole('img', { name: /^Mã QR thanh toán 120\.000/ });
const nothingPayable = (root: HTMLElement) => {
  expect(screen.queryByRole('img', { name: /Mã QR/ })).not.toBeInTheDocument();
  expect(screen.queryByRole('link')).not.toBeInTheDocument();
  expect(waysOf(root)).toEqual([]);
  expect(root).not.toHaveTextContent('0099999999');
};

describe('a code that contradicts its answer', () => {
  it.each<[string, Record<string, unknown>]>([
    ['more money', { bankQR: { qrCode: bankCode({ amount: 121_000 }) } }],
    ['less money', { bankQR: { qrCode: bankCode({ amount: 119_999 }) } }],
    ['dollars', { bankQR: { qrCode: alter(bankCode(), '5303704', '5303840') } }],
    ['more money, of another scheme', { bankQR: { qrCode: vnpayCode(130_000) } }],
    ['more money, for MoMo', { momoQR: { qrCode: bankCode({ bankBin: '971025', amount: 1 }) } }],
    ['more money, in the older shape', { paymentQR: { qrCode: bankCode({ amount: 12_000_000 }) } }],
    [
      'more money, among other ways that look right',
      {
        bankQR: { qrCode: bankCode({ amount: 121_000 }), qrData: qrPicture(bankCode()) },
        momoQR: { qrCode: bankCode({ bankBin: '971025' }) },
        paymentLinkUrl: 'https://payment.momo.vn/pay',
        paymentDeepLink: 'momo://pay',
        inAppGtelOrderId: 'G1',
      },
    ],
  ])('%s: shows nothing to pay with, says why, and tells the host', async (_, changes) => {
    const { root, host } = await renderAnswer(changes);
    expect(screen.getByRole('heading', { name: 'Không nên thanh toán theo mã này' })).toBeVisible();
    expect(root).toHaveTextContent(/Số tiền trong mã QR khác với đơn hàng.*Đừng chuyển tiền/);
    expect(root).toHaveTextContent(/liên hệ nơi đặt lịch và cho biết: Đơn hàng 99999/);
    nothingPayable(root);
    expect(host.onError).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ code: 'qr_mismatch', outcome: 'unknown' }),
    );
    expect(host.onPaid).not.toHaveBeenCalled();
  });

  it('is not trusted either as the sandbox makes it, over the proxy', async () => {
    const { pay, host } = renderCheckout();
    await pay('wrongAmount');
    expect(await screen.findByRole('heading', { name: 'Không nên thanh toán theo mã này' })).toHaveFocus();
    expect(host.onError).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: 'qr_mismatch' }));
  });
});

describe('an answer that echoes something else than was asked', () => {
  it.each([1870, '1870'])('another booking (%j): shows nothing to pay with', async (customerScheduleId) => {
    const { root, host } = await renderAnswer({ customerScheduleId, bankQR: { qrCode: bankCode() } });
    expect(root).toHaveTextContent(/thuộc về một lịch hẹn khác.*Đừng chuyển tiền/);
    nothingPayable(root);
    expect(host.onError).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ code: 'booking_mismatch', outcome: 'unknown' }),
    );
  });

  it("another booking that is already paid: is not this one's success", async () => {
    const { root, host } = await renderAnswer({ customerScheduleId: 1870, paymentStatus: 'Success' });
    expect(root).toHaveAttribute('data-state', 'untrusted');
    expect(screen.queryByText('Thanh toán thành công')).not.toBeInTheDocument();
    expect(host.onPaid).not.toHaveBeenCalled();
  });

  it.each([{ paymentMethodType: 7 }, { paymentMethodId: 7 }])(
    'another method (%j): shows the code and tells the host',
    async (echo) => {
      const checkout = await renderAnswer({ ...echo, bankQR: { qrCode: bankCode() } });
      expect(code()).toBeVisible();
      expect(noticesOf(checkout)).toEqual(['method_differs']);
      expect(checkout.host.onError).not.toHaveBeenCalled();
    },
  );

  it("another content: shows the answer's, and tells the host", async () => {
    const checkout = await renderAnswer({ bankQR: { qrCode: bankCode(), paymentContent: 'ORDER99999X' } });
    expect(code()).toBeVisible();
    expect(screen.getByText('ORDER99999X')).toBeVisible();
    expect(screen.queryByText('ORDER99999')).not.toBeInTheDocument();
    expect(noticesOf(checkout)).toEqual(['content_differs']);
  });

  it('everything as asked: tells the host nothing odd', async () => {
    const checkout = await renderAnswer({ bankQR: { qrCode: bankCode(), paymentContent: 'ORDER99999' } });
    expect(await scanSvg(code())).toEqual([bankCode()]);
    expect(noticesOf(checkout)).toEqual([]);
  });
});

describe('a code that says less', () => {
  it('names no amount: tells the payer what to type', async () => {
    const withoutAmount = bankCode({ amount: null });
    await renderAnswer({ bankQR: { qrCode: withoutAmount } });
    expect(await scanSvg(code())).toEqual([withoutAmount]);
    expect(screen.getByText('Mã này không kèm số tiền. Hãy nhập đúng 120.000 ₫.')).toBeVisible();
  });

  it('names the amount: does not', async () => {
    await renderAnswer({ bankQR: { qrCode: bankCode() } });
    expect(screen.queryByText(/Mã này không kèm số tiền/)).not.toBeInTheDocument();
  });

  it('is of another scheme: is drawn, without an account to type', async () => {
    const { root } = await renderAnswer({ bankQR: { qrCode: vnpayCode() } });
    expect(await scanSvg(code())).toEqual([vnpayCode()]);
    expect(waysOf(root)).toEqual(['bankQr']);
    expect(screen.queryByRole('button', { name: /^Sao chép/ })).not.toBeInTheDocument();
  });
});

describe('a code that cannot be read', () => {
  const picture = qrPicture(bankCode());

  it.each([
    ['its CRC is wrong', spoil(bankCode())],
    ['it was cut', bankCode().slice(0, -10)],
    ['it is no EMVCo code', 'https://evil.example/pay'],
    ['it names two amounts', alter(bankCode(), '5802VN', '5406120000' + '5802VN')],
  ])('%s: the picture is shown instead, and the host is told that nobody read it', async (_, qrCode) => {
    const checkout = await renderAnswer({ bankQR: { qrCode, qrData: picture } });
    expect(code()).toHaveAttribute('src', picture);
    expect(waysOf(checkout.root)).toEqual(['bankQr']);
    expect(noticesOf(checkout)).toEqual(['qr_unreadable', 'picture_unverified']);
  });

  it('has no picture: says that nothing can be shown, with the order to quote', async () => {
    const checkout = await renderAnswer({ bankQR: { qrCode: spoil(bankCode()) } });
    expect(screen.getByRole('heading', { name: 'Chưa hiển thị được cách thanh toán' })).toBeVisible();
    expect(checkout.root).toHaveTextContent('cho biết: Đơn hàng 99999');
    nothingPayable(checkout.root);
    expect(noticesOf(checkout)).toEqual(['qr_unreadable']);
    expect(checkout.host.onError).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ code: 'invalid_response', outcome: 'unknown' }),
    );
  });

  it('has another way beside it: that one is offered', async () => {
    const { root } = await renderAnswer({
      bankQR: { qrCode: spoil(bankCode()) },
      paymentLinkUrl: 'https://payment.momo.vn/pay',
    });
    expect(waysOf(root)).toEqual(['link']);
  });
});
