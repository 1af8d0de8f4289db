import { createPaymentProxy } from '../proxy/createPaymentProxy.js';
import type { PaymentProxyOptions } from '../proxy/PaymentProxyOptions.js';
import {
  createSandbox,
  type Sandbox,
  type SandboxFailure,
  type SandboxOptions,
} from '../sandbox/createSandbox.js';
import { inPageFetch } from './inPageFetch.js';

/** Options of {@link createTestPayments}: those of the sandbox, and of the proxy in front of it. */
export interface TestPaymentsOptions extends Omit<SandboxOptions, 'apiKey'> {
  /**
   * Options of the proxy, for example your own `authorize`.
   * @default everybody may call, and nothing is limited
   */
  proxy?: Partial<Omit<PaymentProxyOptions, 'apiKey' | 'baseUrl' | 'fetch'>>;
}

/** The payment system behind a checkout under test, and what a payer, bank or network does to it. */
export interface TestPayments {
  /** Pass it as the component's `fetch`: it ends in a proxy and a sandbox of the API, in this process. */
  readonly fetch: typeof globalThis.fetch;
  /** Every order made, oldest first, as it is now. Read it from this object each time. */
  readonly orders: Sandbox['orders'];
  /** The sandbox behind the proxy, for what the functions below cannot do. */
  readonly sandbox: Sandbox;
  /**
   * The payer pays an order in time: its status becomes `Success`.
   * @param orderId default: the newest order.
   * @throws when there is no such order, or it cannot be paid any more.
   */
  pay: (orderId?: string | number) => void;
  /**
   * Money arrives for an order that the page may have moved on from: expired, failed, or replaced by a newer one.
   * @param orderId default: the oldest order that is neither paid nor canceled.
   * @throws when there is no such order.
   */
  payLate: (orderId?: string | number) => void;
  /**
   * The provider cancels an order: its status becomes `Canceled`.
   * @param orderId default: the newest order.
   * @throws when there is no such order, or it is paid.
   */
  cancel: (orderId?: string | number) => void;
  /**
   * The API answers the next call with an error, and makes no order. Several calls of `fail` are used up one by one.
   * @param httpStatus one of the contract's errors: 400, 401, 429 or 500.
   * @param options which endpoint fails (default `createPayment`), and `retryAfterSeconds` of a 429.
   */
  fail: (httpStatus: SandboxFailure['httpStatus'], options?: Omit<SandboxFailure, 'httpStatus'>) => void;
  /** The next createPayment reaches the proxy, but its answer is lost on the way back, so `fetch` rejects. An order is made nevertheless. */
  dropNextAnswer: () => void;
}

type Order = Sandbox['orders'][number];

const isOpen = ({ status }: Order) => status === 'New' || status === 'Processing' || status === 'Pending';

/**
 * A payment system for one test: the package's own proxy in front of a sandbox of the API, without a network. Works wherever `Request` and
 * `Response` exist: Vitest, Jest, Playwright, Storybook.
 *
 * @example
 * const payments = createTestPayments();
 * render(<PaymentCheckout fetch={payments.fetch} statusUrl="/api/payment/status" ... />);
 * // press "pay", then
 * payments.pay();
 */
export function createTestPayments({ proxy, ...options }: TestPaymentsOptions = {}): TestPayments {
  const apiKey = 'test_key';
  const sandbox = createSandbox({ ...options, apiKey });
  const handle = createPaymentProxy({
    authorize: 'public',
    limits: false,
    statusFreshMs: 0,
    listFreshMs: 0,
    listKeepMs: 0,
    clientId: 'test_client',
    ...proxy,
    apiKey,
    baseUrl: 'https://partner-api.example',
    fetch: (url, init) => sandbox(url, init),
  });
  let answersToDrop = 0;

  const fetch = inPageFetch(async (request) => {
    const response = await handle(request);
    if (request.method !== 'POST' || answersToDrop === 0) return response;
    answersToDrop -= 1;
    throw new TypeError('Failed to fetch');
  });

  function find(
    orderId: string | number | undefined,
    byDefault: (orders: readonly Order[]) => Order | undefined,
  ) {
    const { orders } = sandbox;
    const order =
      orderId === undefined
        ? byDefault(orders)
        : orders.find((candidate) => candidate.orderId === Number(orderId));
    if (order) return order;
    const known =
      orders.map((candidate) => `${candidate.orderId} (${candidate.status})`).join(', ') || 'none';
    throw new Error(
      `createTestPayments: there is no such order. Orders: ${known}. Press "pay" in the checkout and wait for its code first.`,
    );
  }

  const newest = (orders: readonly Order[]) => orders[orders.length - 1];
  const oldestUnpaid = (orders: readonly Order[]) =>
    orders.find(({ status }) => status !== 'Success' && status !== 'Canceled');

  return {
    fetch,
    sandbox,
    get orders() {
      return sandbox.orders;
    },
    pay: (orderId) => {
      const order = find(orderId, newest);
      if (!isOpen(order)) {
        throw new Error(
          `createTestPayments: order ${order.orderId} is ${order.status} and cannot be paid in time. Use payLate() for money that arrives nevertheless.`,
        );
      }
      sandbox.settle(order.orderId, 'Success');
    },
    payLate: (orderId) => sandbox.settle(find(orderId, oldestUnpaid).orderId, 'Success'),
    cancel: (orderId) => {
      const order = find(orderId, newest);
      if (order.status === 'Success') {
        throw new Error(`createTestPayments: order ${order.orderId} is paid, and cannot be canceled.`);
      }
      sandbox.settle(order.orderId, 'Canceled');
    },
    fail: (httpStatus, failure) => sandbox.failNext({ httpStatus, ...failure }),
    dropNextAnswer: () => {
      answersToDrop += 1;
    },
  };
}
