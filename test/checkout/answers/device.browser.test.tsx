import { act, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { bankCode } from './codes.js';
import { renderAnswer, waysOf } from './renderAnswer.js';

/** A device whose answer to every media query a test can change. */
function mockDevice(isPhone: boolean) {
  const listeners = new Set<() => void>();
  const device = { isPhone, queries: new Set<string>() };
  vi.spyOn(window, 'matchMedia').mockImplementation((media) => {
    device.queries.add(media);
    return {
      media,
      get matches() {
        return device.isPhone;
      },
      addEventListener: (_: string, listener: () => void) => listeners.add(listener),
      removeEventListener: (_: string, listener: () => void) => listeners.delete(listener),
    } as unknown as MediaQueryList;
  });
  const turnInto = (isPhoneNow: boolean) => {
    device.isPhone = isPhoneNow;
    act(() => listeners.forEach((listener) => listener()));
  };
  return { device, listeners, turnInto };
}

afterEach(() => vi.restoreAllMocks());

const everything = {
  bankQR: { qrCode: bankCode() },
  momoQR: { qrCode: '2|99|0912345678|TTDK||0|0|120000' },
  paymentLinkUrl: 'https://payment.momo.vn/pay',
  paymentDeepLink: 'momo://pay',
};
const desktop = ['bankQr', 'transfer', 'walletQr', 'link', 'appLink'];
const phone = ['appLink', 'link', 'bankQr', 'transfer', 'walletQr'];

describe('the order of the payment options', () => {
  it('begins with the code on a desktop', async () => {
    const { device } = mockDevice(false);
    const { root } = await renderAnswer(everything);
    expect(waysOf(root)).toEqual(desktop);
    expect([...device.queries].join()).toContain('pointer: coarse');
  });

  it('begins with the app on a phone, whose code can be saved', async () => {
    mockDevice(true);
    const { root } = await renderAnswer(everything);
    expect(waysOf(root)).toEqual(phone);
    expect(screen.getAllByRole('heading', { level: 3 })[0]).toHaveTextContent(
      'Cách 1 · Thanh toán bằng ứng dụng',
    );
    expect(screen.getAllByRole('button', { name: 'Tải ảnh QR' })).toHaveLength(2);
  });

  it('follows changes of the device, and removes its listeners on unmount', async () => {
    const { listeners, turnInto } = mockDevice(false);
    const { root, unmount } = await renderAnswer(everything);
    turnInto(true);
    expect(waysOf(root)).toEqual(phone);
    turnInto(false);
    expect(waysOf(root)).toEqual(desktop);
    unmount();
    expect(listeners.size).toBe(0);
  });

  it.each([true, false])('puts options that cannot be used here last (phone: %s)', async (isPhone) => {
    mockDevice(isPhone);
    const { root } = await renderAnswer({ ...everything, inAppGtelOrderId: 'G1' });
    expect(waysOf(root)).toEqual([...(isPhone ? phone : desktop), 'inApp']);
  });

  it.each([true, false])('begins with the super-app when inside it (phone: %s)', async (isPhone) => {
    mockDevice(isPhone);
    const bridge = { isAvailable: () => true, payOrder: () => undefined };
    const { root } = await renderAnswer({ ...everything, inAppGtelOrderId: 'G1' }, { bridge });
    expect(waysOf(root)).toEqual(['inApp', ...(isPhone ? phone : desktop)]);
  });
});
