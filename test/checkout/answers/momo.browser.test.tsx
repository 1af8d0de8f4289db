import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { qrPicture } from '../../../src/sandbox/qrPicture.js';
import { bankCode } from './codes.js';
import { scanImage } from './readPixels.js';
import { noticesOf, renderAnswer, waysOf } from './renderAnswer.js';

const code = () => screen.getByRole<HTMLImageElement>('img', { name: /^Mã QR thanh toán 120\.000/ });

describe('a MoMo code', () => {
  it.each([
    ['EMVCo', bankCode({ bankBin: '971025', accountNumber: 'PSP1000000099999' })],
    ['the older text', '2|99|0912345678|CONG TY TTDK|ttdk@example.vn|0|0|120000'],
    ['a web link', 'https://payment.momo.vn/v2/gateway/pay?t=TU9NTw&s=1'],
    ['an app link', 'momo://?action=payWithApp&amount=120000'],
  ])('%s: is drawn as it is, without a bank account to type', async (_, qrCode) => {
    const checkout = await renderAnswer({ momoQR: { qrCode, expiredInMinutes: 10 } });
    expect(screen.getByRole('heading', { name: 'Mở ứng dụng MoMo và quét mã' })).toBeVisible();
    expect(await scanImage(code())).toEqual([qrCode]);
    expect(waysOf(checkout.root)).toEqual(['walletQr']);
    expect(screen.queryByRole('link')).not.toBeInTheDocument();
    expect(screen.getByRole('timer')).toHaveTextContent(/^(10:00|09:5\d)$/);
    expect(noticesOf(checkout)).toEqual([]);
  });

  it.each([
    'https://payment.momo.vn.evil.example/pay',
    'https://evilmomo.vn/pay',
    'https://payment.momo.vn@evil.example/',
    'javascript://payment.momo.vn/%0aalert(1)',
    '3|99|0912345678',
    'ĐÂY KHÔNG PHẢI MÃ',
  ])('%s: is not drawn', async (qrCode) => {
    const checkout = await renderAnswer({ momoQR: { qrCode } });
    expect(checkout.root).toHaveTextContent('Chưa hiển thị được cách thanh toán');
    expect(noticesOf(checkout)).toEqual(['qr_unreadable']);
  });

  it.each(['qrDataURL', 'qrData'])('a picture as %s: is shown', async (field) => {
    const picture = qrPicture(bankCode());
    await renderAnswer({ momoQR: { [field]: picture } });
    expect(code()).toHaveAttribute('src', picture);
  });

  it('beside a bank code: both are offered with their names', async () => {
    const { root } = await renderAnswer({
      bankQR: { qrCode: bankCode() },
      momoQR: { qrCode: '2|99|0912345678|TTDK||0|0|120000' },
    });
    expect(waysOf(root)).toEqual(['bankQr', 'transfer', 'walletQr']);
    expect(screen.getAllByRole('heading', { level: 3 }).map((heading) => heading.textContent)).toEqual([
      'Cách 1 · Quét bằng ứng dụng ngân hàng',
      'Cách 2 · Chuyển khoản thủ công',
      'Cách 3 · Mở ứng dụng MoMo và quét mã',
    ]);
  });
});
