import { QueryClient, QueryClientProvider, MutationCache } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import { version } from 'react';
import { renderToString } from 'react-dom/server';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { PaymentCheckout, type PaymentCheckoutProps } from '../../../src/index.js';
import { createSandbox, sandboxMethods, sandboxServices } from '../../../src/sandbox/index.js';
import { expectConsoleError } from '../../expectConsole.js';
import { chain, renderCheckout, type Network } from '../../renderCheckout.js';
import { createGate } from './createGate.js';

const scanTitle = { name: 'Quét mã để thanh toán' };

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('a page that is thrown away', () => {
  it('shows the same order after a reload, and tells the host that it was resumed', async () => {
    const first = renderCheckout();
    await first.pay('bankQr');
    await screen.findByRole('heading', scanTitle);
    first.unmount();

    const second = renderCheckout({}, { sandbox: first.sandbox });
    expect(screen.getByRole('heading', scanTitle)).toBeVisible();
    expect(screen.getAllByText(/ORDER99999/)).not.toHaveLength(0);
    expect(second.host.onPaymentCreated).not.toHaveBeenCalled();
    expect(second.host.onEvent.mock.calls.map(([event]: unknown[]) => event)).toEqual([
      { type: 'shown' },
      { type: 'resumed', orderId: '99999' },
    ]);
    expect(first.sandbox.orders).toHaveLength(1);
  });

  it.each([
    ['browser', 1, 0],
    ['tab', 0, 1],
    [false, 0, 0],
  ] as const)('is kept where the host wants it: resume=%s', async (resume, inBrowser, inTab) => {
    const customerScheduleId = 3000 + inBrowser + 2 * inTab;
    const first = renderCheckout({ resume, customerScheduleId });
    await first.pay('bankQr');
    await screen.findByRole('heading', scanTitle);
    expect(localStorage).toHaveLength(inBrowser);
    expect(sessionStorage).toHaveLength(inTab);
    first.unmount();
    const second = renderCheckout({ resume, customerScheduleId }, { sandbox: first.sandbox });
    expect(screen.getByRole('heading', scanTitle)).toBeVisible();
    expect(second.host.onPaymentCreated).not.toHaveBeenCalled();
    expect(first.sandbox.orders).toHaveLength(1);
  });

  it('is known to the page alone without storage: the answer to a request that was left is heard', async () => {
    const { network, open } = createGate();
    const booking = { resume: false, customerScheduleId: 3010 } as const;
    const first = renderCheckout(booking, { network });
    await first.pay('bankQr');
    first.unmount();
    open();
    await waitFor(() => expect(first.sandbox.orders).toHaveLength(1));
    const second = renderCheckout(booking, { sandbox: first.sandbox });
    expect(await screen.findByRole('heading', scanTitle)).toBeVisible();
    expect(second.host.onPaymentCreated).toHaveBeenCalledOnce();
    expect(second.sandbox.orders).toHaveLength(1);
  });

  it('shows the answer that came while no checkout was there', async () => {
    const { network, open } = createGate();
    const first = renderCheckout({}, { network });
    await first.pay('bankQr');
    first.unmount();
    open();
    await waitFor(() => expect(localStorage.getItem(localStorage.key(0)!)).toContain('99999'));
    const second = renderCheckout({}, { sandbox: first.sandbox });
    expect(await screen.findByRole('heading', scanTitle)).toBeVisible();
    expect(first.sandbox.orders).toHaveLength(1);
    expect(first.host.onPaymentCreated).not.toHaveBeenCalled();
    expect(second.host.onPaymentCreated).toHaveBeenCalledOnce();
  });

  it('takes the answer of a request that is still out when it is shown again', async () => {
    const { network, open } = createGate();
    const first = renderCheckout({}, { network });
    await first.pay('bankQr');
    first.unmount();
    const second = renderCheckout({}, { sandbox: first.sandbox });
    expect(screen.getByRole('button', { name: /Đang tạo thanh toán/ })).toBeVisible();
    open();
    expect(await screen.findByRole('heading', scanTitle)).toBeVisible();
    expect(second.host.onPaymentCreated).toHaveBeenCalledOnce();
    expect(first.host.onPaymentCreated).not.toHaveBeenCalled();
    expect(first.sandbox.orders).toHaveLength(1);
  });

  it('works where storage is refused', async () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    vi.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    // A booking of its own: an order that cannot be kept elsewhere stays in the page's memory.
    const booking = { customerScheduleId: 7001 };
    const first = renderCheckout(booking);
    await first.pay('bankQr');
    expect(await screen.findByRole('heading', scanTitle)).toBeVisible();
    first.unmount();
    renderCheckout(booking, { sandbox: first.sandbox });
    expect(screen.getByRole('heading', scanTitle)).toBeVisible();
    expect(first.sandbox.orders).toHaveLength(1);
  });
});

describe('a host whose client stops every mutation', () => {
  it('is told, and the payer reads that nothing was sent', async () => {
    const mutationCache = new MutationCache({
      onMutate: () => {
        throw new Error('The host failed.');
      },
    });
    const { pay, sandbox, host } = renderCheckout({ queryClient: new QueryClient({ mutationCache }) });
    await pay('bankQr');
    expect(await screen.findByRole('alert')).toHaveTextContent('Trang này chưa được thiết lập đúng');
    expect(host.onError).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ code: 'invalid_props', outcome: 'none' }),
    );
    expect(sandbox.calls.createPayment).toBe(0);
    expect(screen.getByRole('button', { name: 'Thanh toán' })).toBeEnabled();
  });
});

describe('two checkouts on one page', () => {
  const pair = (ids: readonly [number, number]) => {
    const sandbox = createSandbox();
    const { fetch } = chain({ sandbox });
    const hosts = ids.map(() => ({ onPaymentCreated: vi.fn(), onEvent: vi.fn() }));
    render(
      <>
        {ids.map((id, index) => (
          <PaymentCheckout
            key={index}
            id={`checkout-${index}`}
            proxyUrl="/api/payment"
            customerScheduleId={id}
            paymentMethods={[sandboxMethods.bankQr]}
            fetch={fetch}
            {...hosts[index]}
          />
        ))}
      </>,
    );
    return { sandbox, hosts };
  };

  it('of one booking show one order, and each tells its own host', async () => {
    const { sandbox, hosts } = pair([1869, 1869]);
    const [button] = screen.getAllByRole('button', { name: 'Thanh toán' });
    button!.click();
    await waitFor(() => expect(screen.getAllByRole('heading', scanTitle)).toHaveLength(2));
    expect(sandbox.orders).toHaveLength(1);
    for (const host of hosts) {
      await waitFor(() => expect(host.onPaymentCreated).toHaveBeenCalledOnce());
      const shown = host.onEvent.mock.calls.filter(([event]) => (event as { type: string }).type === 'shown');
      expect(shown).toHaveLength(1);
    }
  });

  it('of two bookings do not know of each other', async () => {
    const { sandbox, hosts } = pair([1869, 1870]);
    const [button] = screen.getAllByRole('button', { name: 'Thanh toán' });
    button!.click();
    expect(await screen.findByRole('heading', scanTitle)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Thanh toán' })).toBeEnabled();
    expect(sandbox.orders.map((order) => order.customerScheduleId)).toEqual([1869]);
    expect(hosts[1]!.onPaymentCreated).not.toHaveBeenCalled();
  });
});

describe('the query client', () => {
  const hostile = () =>
    new QueryClient({
      defaultOptions: {
        mutations: { retry: 3, retryDelay: 1, networkMode: 'online', throwOnError: true, gcTime: 0 },
        queries: { retry: 3, throwOnError: true, enabled: false, refetchInterval: 1 },
      },
      mutationCache: new MutationCache({
        onSuccess: () => {
          throw new Error('a host that throws');
        },
        onError: () => new Promise(() => undefined),
      }),
    });

  it('of a hostile host changes nothing: one request, its order shown', async () => {
    let posts = 0;
    const network: Network = (request, next) => {
      posts += 1;
      return next(request);
    };
    const { pay, sandbox } = renderCheckout({ queryClient: hostile() }, { network });
    await pay('bankQr');
    expect(await screen.findByRole('heading', scanTitle)).toBeVisible();
    expect(posts).toBe(1);
    expect(sandbox.orders).toHaveLength(1);
  });

  it('of a hostile host does not repeat a request that failed', async () => {
    let posts = 0;
    const network: Network = () => {
      posts += 1;
      return Promise.reject(new TypeError('Failed to fetch'));
    };
    const { pay, host } = renderCheckout({ queryClient: hostile() }, { network });
    await pay('bankQr');
    expect(await screen.findByRole('heading', { name: 'Chưa rõ kết quả' })).toBeVisible();
    expect(posts).toBe(1);
    expect(host.onError).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ code: 'network', outcome: 'unknown' }),
    );
  });

  it('of the provider around is used; the one given wins', async () => {
    const around = new QueryClient();
    const given = new QueryClient();
    const { fetch } = chain({});
    const props: PaymentCheckoutProps = {
      proxyUrl: '/api/payment',
      customerScheduleId: 1869,
      methodsUrl: '/api/payment/methods',
      fetch,
    };
    const { rerender } = render(
      <QueryClientProvider client={around}>
        <PaymentCheckout {...props} />
      </QueryClientProvider>,
    );
    await screen.findByRole('radio', { name: /VietQR/ });
    expect(around.getQueryCache().getAll()).not.toHaveLength(0);
    rerender(
      <QueryClientProvider client={around}>
        <PaymentCheckout {...props} queryClient={given} key="given" />
      </QueryClientProvider>,
    );
    await screen.findByRole('radio', { name: /VietQR/ });
    expect(given.getQueryCache().getAll()).not.toHaveLength(0);
  });
});

describe('on a server', () => {
  const checkout = (fetch: typeof globalThis.fetch) => (
    <PaymentCheckout
      proxyUrl="/api/payment"
      customerScheduleId={1869}
      paymentMethods={Object.values(sandboxMethods)}
      stationServices={sandboxServices}
      fetch={fetch}
    />
  );

  it('renders the form, and hydrates without a difference to the order that was kept', async () => {
    const first = renderCheckout();
    await first.pay('bankQr');
    await screen.findByRole('heading', scanTitle);
    first.unmount();

    const { fetch } = chain({ sandbox: first.sandbox });
    const container = document.body.appendChild(document.createElement('div'));
    // React Hook Form sees a window, and takes this server for a browser; only React 18 minds.
    if (version.startsWith('18.')) expectConsoleError(/useLayoutEffect does nothing on the server/);
    container.innerHTML = renderToString(checkout(fetch));
    expect(container).toHaveTextContent('Phương thức thanh toán');
    const onRecoverableError = vi.fn();
    render(checkout(fetch), { container, hydrate: true, onRecoverableError });
    expect(await screen.findByRole('heading', scanTitle)).toBeVisible();
    expect(onRecoverableError).not.toHaveBeenCalled();
  });
});
