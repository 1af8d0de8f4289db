import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { alter, bankCode, vnpayCode } from './codes.js';
import { readPixels, scan } from './readPixels.js';
import { renderAnswer } from './renderAnswer.js';

const bank = { bankQR: { qrCode: bankCode() } };

/** Replaces the Web Share API, which headless browsers lack. */
function provideShare(share: (data: ShareData) => Promise<void>) {
  Object.defineProperties(navigator, {
    canShare: { configurable: true, value: ({ files }: ShareData) => files?.[0]?.type === 'image/png' },
    share: { configurable: true, value: share },
  });
}

afterEach(() => {
  vi.restoreAllMocks();
  Reflect.deleteProperty(navigator, 'canShare');
  Reflect.deleteProperty(navigator, 'share');
});

/** Presses "save" and gives the file that the browser was asked to keep. */
async function save(user: { click: (element: Element) => Promise<void> }) {
  const saved: { href: string; name: string }[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push({ href: this.href, name: this.download });
  });
  await user.click(screen.getByRole('button', { name: 'Tải ảnh QR' }));
  expect(saved).toHaveLength(1);
  return saved[0]!;
}

describe('the picture to save', () => {
  it('is a PNG of at least 1024 px that scans, on white, with amount and content below the code', async () => {
    const print = vi.spyOn(CanvasRenderingContext2D.prototype, 'fillText');
    const { user, host } = await renderAnswer(bank);
    const { href, name } = await save(user);
    expect(name).toBe('qr-99999.png');
    expect(href).toMatch(/^data:image\/png;base64,/);
    expect(await scan(href)).toEqual([bankCode()]);
    expect(print.mock.calls.map(([text]) => text)).toEqual([
      expect.stringMatching(/^120\.000\s₫$/),
      'ORDER99999',
    ]);

    const { width, height, data } = await readPixels(href);
    expect(width).toBeGreaterThanOrEqual(1024);
    expect(height).toBeGreaterThan(width);
    const isWhite = (x: number, y: number) =>
      data.slice((y * width + x) * 4, (y * width + x) * 4 + 4).every((value) => value === 255);
    const isQuiet = Array.from({ length: 64 }, (_, step) => step);
    expect(isQuiet.every((step) => isWhite(step, step * 16) && isWhite(width - 1 - step, step * 16))).toBe(
      true,
    );
    expect(isQuiet.every((step) => isWhite(step * 16, step))).toBe(true);
    let inkBelow = 0;
    for (let y = width; y < height; y += 2)
      for (let x = 0; x < width; x += 2) inkBelow += isWhite(x, y) ? 0 : 1;
    expect(inkBelow).toBeGreaterThan(200);
    expect(host.onEvent).toHaveBeenCalledWith({ type: 'qr_saved', how: 'downloaded' });
    expect(screen.getAllByText(/chọn “Phóng to” rồi nhấn giữ ảnh/i)[0]).toBeVisible();
  });

  it('shows the content of a code of another scheme too', async () => {
    const print = vi.spyOn(CanvasRenderingContext2D.prototype, 'fillText');
    const { user } = await renderAnswer({ bankQR: { qrCode: vnpayCode() } });
    await save(user);
    expect(print.mock.calls.map(([text]) => text)).toContain('ORDER99999');
  });

  it('scans when the code is long', async () => {
    const long = alter(bankCode({ merchantName: 'M'.repeat(25) }), '6214', '6199' + '0181' + 'R'.repeat(81));
    const { user } = await renderAnswer({ bankQR: { qrCode: long } });
    expect(await scan((await save(user)).href)).toEqual([long]);
  });

  it('shows only the amount for a wallet, and is named after the booking without an order id', async () => {
    const print = vi.spyOn(CanvasRenderingContext2D.prototype, 'fillText');
    const { user } = await renderAnswer({
      orderData: null,
      momoQR: { qrCode: '2|99|0912345678|TTDK||0|0|120000', paymentContent: 'M1' },
    });
    const { href, name } = await save(user);
    expect(name).toBe('qr-1869.png');
    expect(await scan(href)).toEqual(['2|99|0912345678|TTDK||0|0|120000']);
    expect(print.mock.calls.map(([text]) => text)).toEqual([expect.stringMatching(/^120\.000\s₫$/)]);
  });

  it('can be enlarged, to press and hold', async () => {
    const { user } = await renderAnswer(bank);
    await user.click(screen.getByRole('button', { name: 'Phóng to' }));
    const dialog = screen.getByRole('dialog', { name: /^Mã QR thanh toán 120\.000/ });
    const image = within(dialog).getByRole<HTMLImageElement>('img');
    expect(await scan(image.src)).toEqual([bankCode()]);
    expect(within(dialog).getByText('Nhấn giữ ảnh để lưu.')).toBeVisible();
    await user.click(within(dialog).getByRole('button', { name: 'Đóng' }));
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Phóng to' })).toHaveFocus();
  });
});

describe('sharing', () => {
  it('is not offered where the browser cannot share a picture', async () => {
    await renderAnswer(bank);
    expect(screen.queryByRole('button', { name: 'Chia sẻ' })).not.toBeInTheDocument();
  });

  it('shares a file that scans', async () => {
    const share = vi.fn<(data: ShareData) => Promise<void>>().mockResolvedValue();
    provideShare(share);
    const { user, host } = await renderAnswer(bank);
    await user.click(screen.getByRole('button', { name: 'Chia sẻ' }));
    const file = share.mock.calls[0]![0].files![0]!;
    expect([file.name, file.type]).toEqual(['qr-99999.png', 'image/png']);
    const url = URL.createObjectURL(file);
    expect(await scan(url)).toEqual([bankCode()]);
    URL.revokeObjectURL(url);
    await waitFor(() => expect(host.onEvent).toHaveBeenCalledWith({ type: 'qr_saved', how: 'shared' }));
  });

  it.each([
    ['is closed by the payer', 'AbortError', false],
    ['is refused', 'NotAllowedError', true],
  ])('that %s claims nothing', async (_, name, showsPicture) => {
    const share = vi.fn(() => Promise.reject(new DOMException('no', name)));
    provideShare(share);
    const { user, host } = await renderAnswer(bank);
    await user.click(screen.getByRole('button', { name: 'Chia sẻ' }));
    if (showsPicture) expect(await screen.findByText('Nhấn giữ ảnh để lưu.')).toBeVisible();
    else expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(share).toHaveBeenCalledOnce();
    expect(host.onEvent).not.toHaveBeenCalledWith(expect.objectContaining({ type: 'qr_saved' }));
  });
});
