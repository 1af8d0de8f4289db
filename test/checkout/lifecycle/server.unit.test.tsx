import { renderToString } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import { PaymentCheckout } from '../../../src/PaymentCheckout.js';
import { sandboxMethods, sandboxServices } from '../../../src/sandbox/index.js';

const checkout = (fetch: typeof globalThis.fetch) => (
  <PaymentCheckout
    proxyUrl="/api/payment"
    customerScheduleId={1869}
    paymentMethods={[sandboxMethods.bankQr, sandboxMethods.momoQr]}
    stationServices={sandboxServices}
    statusUrl="/api/payment/status"
    methodsUrl="/api/payment/methods"
    fetch={fetch}
  />
);

describe('on a server', () => {
  it('renders the form without a window, and the same each time', () => {
    expect(globalThis).not.toHaveProperty('window');
    const fetch = vi.fn<typeof globalThis.fetch>();
    const html = renderToString(checkout(fetch));
    expect(html).toContain('Chuyển khoản VietQR');
    expect(html).toContain('data-state="editing"');
    expect(renderToString(checkout(fetch))).toBe(html);
    expect(fetch).not.toHaveBeenCalled();
  });

  it('keeps nothing of one visitor for the next', () => {
    const fetch = vi.fn<typeof globalThis.fetch>();
    const items = new Map([['ttdk-payment-checkout:/api/payment:1869', 'must not be read']]);
    const getItem = vi.fn((name: string) => items.get(name) ?? null);
    vi.stubGlobal('sessionStorage', { getItem });
    expect(renderToString(checkout(fetch))).toContain('data-state="editing"');
    expect(getItem).not.toHaveBeenCalled();
    vi.unstubAllGlobals();
  });
});
