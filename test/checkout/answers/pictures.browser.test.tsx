import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { qrPicture } from '../../../src/sandbox/qrPicture.js';
import { bankCode } from './codes.js';
import { scan } from './readPixels.js';
import { noticesOf, renderAnswer, waysOf } from './renderAnswer.js';

const picture = qrPicture(bankCode());
const svgText = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';

describe('a picture without a code', () => {
  it('is shown unchanged, can be scanned, and is reported as unverified', async () => {
    const checkout = await renderAnswer({ bankQR: { qrData: picture } });
    const image = screen.getByRole<HTMLImageElement>('img', { name: /^Mã QR thanh toán 120\.000/ });
    expect(await scan(image.src)).toEqual([bankCode()]);
    expect(noticesOf(checkout)).toEqual(['picture_unverified']);
    expect(waysOf(checkout.root)).toEqual(['bankQr']);
  });

  it('with a code beside it: the code is drawn, the picture is not requested', async () => {
    const { container } = await renderAnswer({
      bankQR: { qrCode: bankCode(), qrData: 'https://cdn.example/qr.png' },
    });
    const image = container.querySelector('img')!;
    expect(image.src).toMatch(/^data:image\/png/);
    expect(await scan(image.src)).toEqual([bankCode()]);
  });

  it('that does not load says so and keeps the other options', async () => {
    const { root, host } = await renderAnswer({
      bankQR: { qrData: 'data:image/png;base64,bm8gcGljdHVyZQ==' },
      paymentLinkUrl: 'https://payment.momo.vn/pay',
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(/Không tải được ảnh mã QR/);
    expect(screen.queryByRole('img', { name: /Mã QR/ })).not.toBeInTheDocument();
    expect(waysOf(root)).toContain('link');
    expect(screen.getByRole('button', { name: 'Chọn phương thức khác' })).toBeVisible();
    expect(host.onEvent).toHaveBeenCalledWith({ type: 'picture_failed' });
  });

  it.each([
    ['/uploads/qr.png', 'https://api.example', 'https://api.example/uploads/qr.png'],
    ['uploads/qr.png', 'https://api.example/files/', 'https://api.example/files/uploads/qr.png'],
    ['https://cdn.example/qr.png?v=1', undefined, 'https://cdn.example/qr.png?v=1'],
    ['http://localhost:9/qr.png', undefined, 'http://localhost:9/qr.png'],
  ])('%s below %s: is requested from %s', async (qrData, assetBaseUrl, src) => {
    // None of these hosts exists; the picture stays until the test itself says that it failed.
    const hold = (event: Event) => event.stopImmediatePropagation();
    window.addEventListener('error', hold, { capture: true });
    const { container } = await renderAnswer({ bankQR: { qrData } }, assetBaseUrl ? { assetBaseUrl } : {});
    const image = container.querySelector('img')!;
    expect(image).toHaveAttribute('src', src);
    expect(image).toHaveAttribute('referrerpolicy', 'no-referrer');
    window.removeEventListener('error', hold, { capture: true });
    fireEvent.error(image);
    expect(screen.getByRole('alert')).toBeVisible();
  });

  it.each([
    ['an SVG', `data:image/svg+xml;base64,${btoa(svgText)}`],
    ['an SVG in plain text', `data:image/svg+xml,${encodeURIComponent(svgText)}`],
    ['a page', `data:text/html;base64,${btoa('<script>alert(1)</script>')}`],
    ['plain http', 'http://cdn.example/qr.png'],
    ['a path without a base', '/uploads/qr.png'],
    ['another host without a scheme', '//evil.example/qr.png'],
    ['a script', 'javascript:alert(1)'],
    ['a blob', 'blob:https://evil.example/1'],
    ['credentials', 'https://user:pass@evil.example/qr.png'],
  ])('%s: is refused', async (_, qrData) => {
    const checkout = await renderAnswer({ bankQR: { qrData } });
    expect(checkout.root).toHaveTextContent('Chưa hiển thị được cách thanh toán');
    expect(checkout.container.querySelector('img')).toBeNull();
    expect(noticesOf(checkout)).toEqual(['picture_refused']);
  });

  it('with a path to another host than the base is refused', async () => {
    const checkout = await renderAnswer(
      { bankQR: { qrData: '//evil.example/qr.png' } },
      { assetBaseUrl: 'https://api.example' },
    );
    expect(checkout.container.querySelector('img')).toBeNull();
  });
});
