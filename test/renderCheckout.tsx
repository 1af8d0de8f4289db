import { render, screen, type RenderResult } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { StrictMode, type JSXElementConstructor, type ReactNode } from 'react';
import { vi as spy, type Mock } from 'vitest';
import { PaymentCheckout, type PaymentCheckoutProps } from '../src/index.js';
import { createPaymentProxy, type PaymentProxyOptions } from '../src/proxy/index.js';
import {
  createSandbox,
  sandboxMethods,
  sandboxServices,
  type Sandbox,
  type SandboxMethodName,
} from '../src/sandbox/index.js';
import '../src/styles/index.css';

/** The network between the component and the proxy: may delay, drop or change requests and answers. */
export type Network = (request: Request, next: (request: Request) => Promise<Response>) => Promise<Response>;

export interface CheckoutSetup {
  sandbox?: Sandbox;
  proxy?: Partial<PaymentProxyOptions>;
  /** Default: passes everything unchanged. */
  network?: Network;
  /** Renders without StrictMode. Default false: tests run with its double effects. */
  isLoose?: boolean;
  /** Providers of the host. */
  wrapper?: JSXElementConstructor<{ children: ReactNode }>;
}

type HostCallbacks = Pick<
  PaymentCheckoutProps,
  'onPaymentCreated' | 'onStatusChange' | 'onPaid' | 'onError' | 'onEvent'
>;

export interface RenderedCheckout extends RenderResult {
  user: UserEvent;
  sandbox: Sandbox;
  host: { [Name in keyof HostCallbacks]-?: Mock };
  /** Unmounts, and forgets the booking's payment: the next checkout is a new visitor's. */
  leave: () => void;
  /** Renders again with other props. */
  update: (props: Partial<PaymentCheckoutProps>) => void;
  /** Chooses a sandbox method by its name on screen and presses "Thanh toán". */
  pay: (method: SandboxMethodName) => Promise<void>;
}

/** Renders the component with the whole chain in the page: network, proxy, sandbox. */
export function chain({ sandbox = createSandbox(), proxy = {}, network }: CheckoutSetup) {
  const handle = createPaymentProxy({
    apiKey: 'demo_partner_api_key',
    clientId: 'demo_partner',
    baseUrl: 'https://partner-api.example',
    authorize: 'public',
    limits: false,
    statusFreshMs: 0,
    listFreshMs: 0,
    listKeepMs: 0,
    fetch: (url, init) => sandbox(url, init),
    ...proxy,
  });
  const fetch: typeof globalThis.fetch = (input, init) => {
    const url = input instanceof Request ? input.url : new URL(input, location.href).href;
    const request = new Request(url, init);
    return network ? network(request, handle) : handle(request);
  };
  return { sandbox, fetch };
}

export function renderCheckout(
  props: Partial<PaymentCheckoutProps> = {},
  setup: CheckoutSetup = {},
): RenderedCheckout {
  const { sandbox, fetch } = chain(setup);
  const host = {
    onPaymentCreated: spy.fn(),
    onStatusChange: spy.fn(),
    onPaid: spy.fn(),
    onError: spy.fn(),
    onEvent: spy.fn(),
  };
  const build = (changed: Partial<PaymentCheckoutProps>) => {
    const checkout = (
      <PaymentCheckout
        proxyUrl="/api/payment"
        customerScheduleId={1869}
        paymentMethods={Object.values(sandboxMethods)}
        stationServices={sandboxServices}
        fetch={fetch}
        {...host}
        {...props}
        {...changed}
      />
    );
    return setup.isLoose ? checkout : <StrictMode>{checkout}</StrictMode>;
  };
  const user = userEvent.setup();
  const view = render(build({}), setup.wrapper && { wrapper: setup.wrapper });
  return {
    ...view,
    user,
    sandbox,
    host,
    leave: () => {
      view.unmount();
      localStorage.clear();
    },
    update: (changed) => view.rerender(build(changed)),
    pay: async (method) => {
      await user.click(
        screen.getByRole('radio', { name: (name) => name.startsWith(sandboxMethods[method].name) }),
      );
      await user.click(screen.getByRole('button', { name: 'Thanh toán' }));
    },
  };
}
