import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { qrPicture } from '../../../src/sandbox/qrPicture.js';
import { sandboxMethods } from '../../../src/sandbox/index.js';
import { renderCheckout } from '../../renderCheckout.js';
import { alter, bankCode, spoil, vnpayCode } from './codes.js';
import { scanImage } from './readPixels.js';
import { noticesOf, renderAnswer, waysOf } from './renderAnswer.js';

const code = () => screen.getByRole<HTMLImageElement>('img', { name: /^Mã QR thanh toán 120\.000/ });
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
    [
      'the content of another order',
      { bankQR: { qrCode: bankCode({ content: 'ORDER11111' }), paymentContent: 'ORDER99999' } },
    ],
    ['more money, in a MoMo link', { momoQR: { qrCode: 'momo://app?action=payWithApp&amount=50000' } }],
    ['more money, in the older shape', { paymentQR: { qrCode: bankCode({ amount: 12_000_000 }) } }],
    [
      'a higher amount, among valid options',
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
    expect(root).toHaveTextContent(/Mã thanh toán không hợp lệ, vui lòng không chuyển tiền/);
    expect(root).toHaveTextContent(/liên hệ nơi đặt lịch và cho biết: Đơn hàng 99999/);
    nothingPayable(root);
    expect(host.onError).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ code: 'qr_mismatch', outcome: 'unknown' }),
    );
    expect(host.onPaid).not.toHaveBeenCalled();
  });

  it('is not trusted when it comes from the sandbox through the proxy', async () => {
    const { pay, host } = renderCheckout();
    await pay('wrongAmount');
    expect(await screen.findByRole('heading', { name: 'Không nên thanh toán theo mã này' })).toHaveFocus();
    expect(host.onError).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: 'qr_mismatch' }));
  });
});

describe('an answer that differs from the request', () => {
  it.each([1870, '1870'])('another booking (%j): shows nothing to pay with', async (customerScheduleId) => {
    const { root, host } = await renderAnswer({ customerScheduleId, bankQR: { qrCode: bankCode() } });
    expect(root).toHaveTextContent(/thuộc về một lịch hẹn khác.*Đừng chuyển tiền/);
    nothingPayable(root);
    expect(host.onError).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ code: 'booking_mismatch', outcome: 'unknown' }),
    );
  });

  it("another booking that is paid: does not count as this booking's success", async () => {
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

  it('everything as requested: reports nothing to the host', async () => {
    const checkout = await renderAnswer({ bankQR: { qrCode: bankCode(), paymentContent: 'ORDER99999' } });
    expect(await scanImage(code())).toEqual([bankCode()]);
    expect(noticesOf(checkout)).toEqual([]);
  });
});

describe('a code for another account than the chosen method’s', () => {
  const hint = /^Số tài khoản này khác với số tài khoản ghi ở phương thức thanh toán/;
  const withAccount = (number: string) => ({
    paymentMethods: [{ ...sandboxMethods.bankQr, account: { number, holder: 'TRAM 29-03D' } }],
  });

  it('is drawn with a hint, without the holder of the method’s account', async () => {
    const checkout = await renderAnswer({ bankQR: { qrCode: bankCode() } }, withAccount('1029384756'));
    expect(code()).toBeVisible();
    expect(screen.getByText(hint)).toBeVisible();
    expect(screen.getByText('0099999999')).toBeVisible();
    expect(screen.queryByText('TRAM 29-03D')).not.toBeInTheDocument();
    expect(noticesOf(checkout)).toEqual(['account_differs']);
  });

  it('has no hint when the account is the same', async () => {
    const checkout = await renderAnswer({ bankQR: { qrCode: bankCode() } }, withAccount('0099 999 999'));
    expect(screen.queryByText(hint)).not.toBeInTheDocument();
    expect(noticesOf(checkout)).toEqual([]);
  });
});

describe('a code with fewer fields', () => {
  it('without an amount: tells the payer what to enter', async () => {
    const withoutAmount = bankCode({ amount: null });
    await renderAnswer({ bankQR: { qrCode: withoutAmount } });
    expect(await scanImage(code())).toEqual([withoutAmount]);
    expect(screen.getByText('Mã này không kèm số tiền. Hãy nhập đúng 120.000 ₫.')).toBeVisible();
  });

  it('with an amount: does not', async () => {
    await renderAnswer({ bankQR: { qrCode: bankCode() } });
    expect(screen.queryByText(/Mã này không kèm số tiền/)).not.toBeInTheDocument();
  });

  it('of another scheme: is drawn, without transfer details', async () => {
    const { root } = await renderAnswer({ bankQR: { qrCode: vnpayCode() } });
    expect(await scanImage(code())).toEqual([vnpayCode()]);
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
    ['it has two amounts', alter(bankCode(), '5802VN', '5406120000' + '5802VN')],
    ['it adds a fee', alter(bankCode(), '5802VN', '560450005802VN')],
  ])('%s: neither it nor its picture is shown', async (_, qrCode) => {
    const checkout = await renderAnswer({ bankQR: { qrCode, qrData: picture } });
    expect(screen.getByRole('heading', { name: 'Chưa hiển thị được cách thanh toán' })).toBeVisible();
    nothingPayable(checkout.root);
    expect(noticesOf(checkout)).toEqual(['qr_unreadable']);
  });

  it('without a picture: says that nothing can be shown, and names the order', async () => {
    const checkout = await renderAnswer({ bankQR: { qrCode: spoil(bankCode()) } });
    expect(screen.getByRole('heading', { name: 'Chưa hiển thị được cách thanh toán' })).toBeVisible();
    expect(checkout.root).toHaveTextContent('cho biết: Đơn hàng 99999');
    nothingPayable(checkout.root);
    expect(noticesOf(checkout)).toEqual(['qr_unreadable']);
    expect(checkout.host.onError).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ code: 'invalid_response', outcome: 'unknown' }),
    );
  });

  it('beside another option: that option is offered', async () => {
    const { root } = await renderAnswer({
      bankQR: { qrCode: spoil(bankCode()) },
      paymentLinkUrl: 'https://payment.momo.vn/pay',
    });
    expect(waysOf(root)).toEqual(['link']);
  });
});
