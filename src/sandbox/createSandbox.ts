import type { PaymentStatus } from '../contract/createPayment.js';
import { createPaymentPath } from '../contract/envelope.js';
import type { StationService } from '../contract/stationService.js';
import { sandboxServices } from './catalogue.js';
import { createPaymentEndpoint } from './createPaymentEndpoint.js';
import { documentedFailures, fail } from './envelope.js';
import { methodsEndpoint, ordersEndpoint, servicesEndpoint } from './listEndpoints.js';
import { OrderBook, type SandboxOrder } from './OrderBook.js';

/** How a sandbox differs from the default one. */
export interface SandboxOptions {
  /** The only key it accepts. Default `demo_partner_api_key`, the contract's own. */
  apiKey?: string;
  /** Services of every station, with their prices. Default `sandboxServices`. */
  services?: readonly StationService[];
  /** Wait before every answer, ms. Default 0. The work is done before the wait: a call that is given up may have made an order. */
  latencyMs?: number;
  /** Time after which an order that can be paid is paid by itself, ms. Default: never. */
  autoSettleAfterMs?: number;
  /** Life of the code of `sandboxMethods.expiringSoon`, minutes. Default 1. */
  expiringInMinutes?: number;
  /** Hosted payment page behind every link; `orderId` is added to its query. Default: a host that does not exist. */
  gatewayUrl?: string;
  /** Epoch ms. Default `Date.now`. */
  now?: () => number;
}

/** An endpoint of the sandbox. */
export type SandboxEndpoint = 'createPayment' | 'methods' | 'services' | 'orders';

/** A documented error that the next call is answered with. */
export interface SandboxFailure {
  /** HTTP status of the error; its code and message are the documented ones. */
  httpStatus: keyof typeof documentedFailures;
  /** Default `createPayment`. */
  endpoint?: SandboxEndpoint;
  /** Seconds, sent as `Retry-After`. Absent: no such header. */
  retryAfterSeconds?: number;
}

/** The Partner API as its page describes it, as a `fetch`. Deterministic: nothing in it is random. */
export interface Sandbox {
  (input: RequestInfo | URL, init?: RequestInit): Promise<Response>;
  /** Every order made, oldest first, as it is now. */
  readonly orders: readonly SandboxOrder[];
  /** How often each endpoint was called, refused calls included. */
  readonly calls: Readonly<Record<SandboxEndpoint, number>>;
  /** Changes an order, as the provider would. Throws when there is no such order. */
  settle: (orderId: string | number, status: PaymentStatus) => void;
  /** Answers the next call of an endpoint with an error, without doing anything; several are used up one by one. */
  failNext: (failure: SandboxFailure) => void;
  /** Forgets all orders, calls and failures to come. */
  reset: () => void;
}

const endpoints: Record<string, SandboxEndpoint> = {
  [createPaymentPath]: 'createPayment',
  '/PartnerAPI/PaymentQR/user/getPublicPaymentMethod': 'methods',
  '/PartnerAPI/StationServices/user/getListStationService': 'services',
  '/PartnerAPI/Order/queryOrderBatch': 'orders',
};

/** Endpoints that want to know the client beside the key. */
const needsClientId = new Set<SandboxEndpoint>(['services', 'orders']);

const noCalls = { createPayment: 0, methods: 0, services: 0, orders: 0 };

/** As `fetch` does: the answer, or the reason why nobody waits for it any more. */
async function settleAfter(latencyMs: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  if (latencyMs === 0) return;
  await new Promise<void>((resolve, reject) => {
    const giveUp = () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', giveUp);
      resolve();
    }, latencyMs);
    signal.addEventListener('abort', giveUp, { once: true });
  });
}

/** Makes a Partner API that lives in this process: give it to the proxy as its `fetch`. */
export function createSandbox({
  apiKey = 'demo_partner_api_key',
  services = sandboxServices,
  latencyMs = 0,
  autoSettleAfterMs = Infinity,
  expiringInMinutes = 1,
  gatewayUrl = 'https://gateway.sandbox.example/pay',
  now = Date.now,
}: SandboxOptions = {}): Sandbox {
  const orders = new OrderBook(now, autoSettleAfterMs);
  let calls = { ...noCalls };
  let failures: SandboxFailure[] = [];

  function takeFailure(endpoint: SandboxEndpoint): SandboxFailure | undefined {
    const index = failures.findIndex((failure) => (failure.endpoint ?? 'createPayment') === endpoint);
    return index < 0 ? undefined : failures.splice(index, 1)[0];
  }

  async function answer(request: Request): Promise<Response> {
    const endpoint = endpoints[new URL(request.url).pathname];
    if (!endpoint || request.method !== 'POST') {
      return fail({ httpStatus: 404, error: 'NOT_FOUND', message: 'Không tìm thấy.' });
    }
    calls[endpoint] += 1;
    const failure = takeFailure(endpoint);
    if (failure) return fail({ ...documentedFailures[failure.httpStatus], ...failure });
    const isKnown =
      request.headers.get('apiKey') === apiKey &&
      (!needsClientId.has(endpoint) || request.headers.has('clientId'));
    if (!isKnown) return fail(documentedFailures[401]);

    const body: unknown = await request.json().catch(() => undefined);
    switch (endpoint) {
      case 'createPayment':
        return createPaymentEndpoint(body, orders, services, { gatewayUrl, expiringInMinutes });
      case 'methods':
        return methodsEndpoint();
      case 'services':
        return servicesEndpoint(body, services);
      case 'orders':
        return ordersEndpoint(body, orders);
    }
  }

  const sandbox = async (input: RequestInfo | URL, init?: RequestInit) => {
    const request = new Request(input, init);
    request.signal.throwIfAborted();
    request.signal.throwIfAborted();
    const response = await answer(request);
    await settleAfter(latencyMs, request.signal);
    return response;
  };

  return Object.defineProperties(
    Object.assign(sandbox, {
      settle: (orderId: string | number, status: PaymentStatus) => orders.settle(orderId, status),
      failNext: (failure: SandboxFailure) => void failures.push(failure),
      reset: () => {
        orders.clear();
        calls = { ...noCalls };
        failures = [];
      },
    }),
    { orders: { get: () => orders.list() }, calls: { get: () => ({ ...calls }) } },
  ) as Sandbox;
}
