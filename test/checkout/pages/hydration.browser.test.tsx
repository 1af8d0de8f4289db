import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { StrictMode, version } from 'react';
import { hydrateRoot, type Root } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { PaymentCheckout, type PaymentCheckoutProps } from '../../../src/PaymentCheckout.js';
import { sandboxMethods, sandboxServices } from '../../../src/sandbox/index.js';
import { expectConsoleError } from '../../expectConsole.js';
import { chain } from '../../renderCheckout.js';
import { keepTranslated } from './translate.js';

let root: Root | undefined;
let stop: (() => void) | undefined;

afterEach(() => {
  stop?.();
  act(() => root?.unmount());
  document.body.replaceChildren();
});

/** The checkout as a server sends it, and how React takes over. */
function serve(props: Partial<PaymentCheckoutProps> = {}) {
  const { sandbox, fetch } = chain({});
  const checkout = (
    <StrictMode>
      <PaymentCheckout
        proxyUrl="/api/payment"
        statusUrl="/api/payment/status"
        customerScheduleId={1869}
        paymentMethods={Object.values(sandboxMethods)}
        stationServices={sandboxServices}
        terms="Tôi đồng ý."
        fetch={fetch}
        {...props}
      />
    </StrictMode>
  );
  const container = document.createElement('div');
  // The server's part runs in a browser here, where react-hook-form takes itself to be on a client.
  if (version.startsWith('18.')) expectConsoleError(/useLayoutEffect does nothing on the server/);
  container.innerHTML = renderToString(checkout);
  document.body.append(container);
  const errors: unknown[] = [];
  const hydrate = () =>
    act(() => {
      root = hydrateRoot(container, checkout, { onRecoverableError: (error) => errors.push(error) });
    });
  return { container, sandbox, hydrate, errors };
}

const method = (name: keyof typeof sandboxMethods) =>
  screen.getByRole('radio', { name: (text) => text.startsWith(sandboxMethods[name].name) });

describe('before React takes over', () => {
  it('a method, services and the consent can be chosen, and are posted', async () => {
    const { sandbox, hydrate, errors } = serve();
    const optional = sandboxServices.find(({ required }) => !required)!;
    const user = userEvent.setup();
    await user.click(method('momoQr'));
    await user.click(method('bankQr'));
    await user.click(screen.getByRole('checkbox', { name: (text) => text.startsWith(optional.name) }));
    await user.click(screen.getByRole('checkbox', { name: 'Tôi đồng ý.' }));
    hydrate();
    expect(method('bankQr')).toBeChecked();
    expect(screen.getByRole('checkbox', { name: 'Tôi đồng ý.' })).toBeChecked();
    await user.click(screen.getByRole('button', { name: 'Thanh toán' }));
    expect(await screen.findByRole('heading', { name: 'Quét mã để thanh toán' })).toBeVisible();
    expect(sandbox.orders).toHaveLength(1);
    expect(sandbox.orders[0]!.request.stationServicesList).toContain(optional.id);
    expect(errors).toEqual([]);
  });

  it('a default can be changed', async () => {
    const [first, second] = Object.values(sandboxMethods);
    const { hydrate } = serve({
      defaultValues: { method: first! },
    });
    await userEvent.click(screen.getByRole('radio', { name: (text) => text.startsWith(second!.name) }));
    hydrate();
    await waitFor(() =>
      expect(screen.getByRole('radio', { name: (text) => text.startsWith(second!.name) })).toBeChecked(),
    );
  });

  it('nothing changes where nothing was chosen', () => {
    const { container, hydrate, errors } = serve();
    const before = [...container.querySelectorAll('input')].map(({ checked }) => checked);
    hydrate();
    expect([...container.querySelectorAll('input')].map(({ checked }) => checked)).toEqual(before);
    expect(errors).toEqual([]);
  });
});

describe('a server-rendered page that is translated', () => {
  it('pays to the end', async () => {
    const { container, sandbox, hydrate } = serve();
    stop = keepTranslated(container);
    hydrate();
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: 'Thanh toán' }));
    expect(await screen.findAllByText('Hãy chọn một phương thức thanh toán.')).not.toEqual([]);
    for (const service of sandboxServices.filter(({ required }) => !required).slice(0, 2)) {
      const box = screen.getByRole('checkbox', { name: (text) => text.startsWith(service.name) });
      await user.click(box);
      await user.click(box);
    }
    await user.click(method('bankQr'));
    await user.click(screen.getByRole('checkbox', { name: 'Tôi đồng ý.' }));
    await user.click(screen.getByRole('button', { name: 'Thanh toán' }));
    expect(await screen.findByRole('heading', { name: 'Quét mã để thanh toán' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Sao chép Số tiền' }));
    expect(await screen.findByRole('button', { name: 'Đã sao chép Số tiền' })).toBeVisible();
    sandbox.settle(sandbox.orders[0]!.orderId, 'Success');
    await user.click(screen.getByRole('button', { name: 'Kiểm tra ngay' }));
    expect(await screen.findByRole('heading', { name: 'Thanh toán thành công' })).toBeVisible();
    expect(container).not.toHaveTextContent(/Đang kiểm tra|Quét mã/);
  });
});

describe('an extension', () => {
  /** Icons beside fields and buttons, a panel at the end of the form, attributes: what password managers and shopping helpers do. */
  const meddle = (container: HTMLElement) => {
    for (const field of container.querySelectorAll('input, button')) {
      field.setAttribute('data-extension', '1');
      field.insertAdjacentHTML('afterend', '<i data-extension-icon></i>');
    }
    container.querySelector('form')?.insertAdjacentHTML('beforeend', '<div data-extension-panel></div>');
    container.querySelector('form')?.insertAdjacentHTML('afterbegin', '<div data-extension-panel></div>');
  };

  it('may insert nodes into the form before and after React takes over', async () => {
    const { container, sandbox, hydrate } = serve();
    // React reports the foreign nodes, to the console or to `onRecoverableError`.
    vi.spyOn(console, 'error').mockReturnValue();
    meddle(container);
    hydrate();
    meddle(container);
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: 'Thanh toán' }));
    meddle(container);
    await user.click(method('momoQr'));
    await user.click(screen.getByRole('checkbox', { name: 'Tôi đồng ý.' }));
    await user.click(screen.getByRole('button', { name: 'Thanh toán' }));
    expect(await screen.findByRole('img', { name: /^Mã QR/ })).toBeVisible();
    meddle(container);
    await user.click(screen.getByRole('button', { name: 'Chọn phương thức khác' }));
    expect(screen.getByRole('button', { name: 'Quay lại thanh toán' })).toBeVisible();
    expect(sandbox.orders).toHaveLength(1);
  });
});
