import type { PaymentStatus } from '../contract/createPayment.js';
import { createPaymentPath } from '../contract/envelope.js';
import type { StationService } from '../contract/stationService.js';
import { sandboxServices } from './catalogue.js';
import { handleCreatePayment } from './handleCreatePayment.js';
import { documentedFailures, fail } from './envelope.js';
import { handleMethods, handleOrders, handleServices } from './handleReads.js';
import { OrderStore, type SandboxOrder } from './OrderStore.js';

/** Options of {@link createSandbox}. */
export interface SandboxOptions {
  /**
   * The only key that it accepts.
   * @default 'demo_partner_api_key', as in the contract
   */
  apiKey?: string;
  /**
   * Services of every station, with their prices.
   * @default sandboxServices
   */
  services?: readonly StationService[];
  /**
   * Delay of every response, ms. The work is done before the delay, so an aborted call may have made an order.
   * @default 0
   */
  latencyMs?: number;
  /**
   * Time after which a new order becomes `Success` on its own, ms.
   * @default Infinity
   */
  autoSettleAfterMs?: number;
  /**
   * Validity of the code of `sandboxMethods.expiringSoon`, minutes.
   * @default 1
   */
  expiringInMinutes?: number;
  /**
   * Hosted payment page of every link. `orderId` is added to its query.
   * @default a page on a host that does not exist
   */
  gatewayUrl?: string;
  /**
   * Returns the current time, epoch ms.
   * @default Date.now
   */
  now?: () => number;
}

/** An endpoint of the sandbox. */
export type SandboxEndpoint = 'createPayment' | 'methods' | 'services' | 'orders';

/** A documented error for the next call. */
export interface SandboxFailure {
  /** HTTP status of the error; its code and message are the documented ones. */
  httpStatus: keyof typeof documentedFailures;
  /**
   * The endpoint whose next call fails.
   * @default 'createPayment'
   */
  endpoint?: SandboxEndpoint;
  /** Seconds, sent as `Retry-After`. Absent: no such header. */
  retryAfterSeconds?: number;
}

/** The Partner API as its documentation describes it, with the signature of `fetch`. It is deterministic. */
export interface Sandbox {
  (input: RequestInfo | URL, init?: RequestInit): Promise<Response>;
  /** All orders with their current status, oldest first. */
  readonly orders: readonly SandboxOrder[];
  /** Number of calls of each endpoint, including refused ones. */
  readonly calls: Readonly<Record<SandboxEndpoint, number>>;
  /** Changes the status of an order, as the provider would. @throws Error when there is no such order. */
  settle: (orderId: string | number, status: PaymentStatus) => void;
  /** Makes the next call of an endpoint fail without any effect. Several failures are used one by one. */
  failNext: (failure: SandboxFailure) => void;
  /** Deletes all orders, call counts and pending failures. */
  reset: () => void;
}

const endpoints: Record<string, SandboxEndpoint> = {
  [createPaymentPath]: 'createPayment',
  '/PartnerAPI/PaymentQR/user/getPublicPaymentMethod': 'methods',
  '/PartnerAPI/StationServices/user/getListStationService': 'services',
  '/PartnerAPI/Order/queryOrderBatch': 'orders',
};

/** Endpoints that require the header `clientId` besides the key. */
const needsClientId = new Set<SandboxEndpoint>(['services', 'orders']);

const noCalls = { createPayment: 0, methods: 0, services: 0, orders: 0 };

/** Waits for the latency. Rejects with the signal's reason when it aborts, as `fetch` does. */
async function delay(latencyMs: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  if (latencyMs === 0) return;
  await new Promise<void>((resolve, reject) => {
    const abort = () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', abort);
      resolve();
    }, latencyMs);
    signal.addEventListener('abort', abort, { once: true });
  });
}

/** Creates a simulated Partner API in this process. Pass it to the proxy as its `fetch`. */
export function createSandbox({
  apiKey = 'demo_partner_api_key',
  services = sandboxServices,
  latencyMs = 0,
  autoSettleAfterMs = Infinity,
  expiringInMinutes = 1,
  gatewayUrl = 'https://gateway.sandbox.example/pay',
  now = Date.now,
}: SandboxOptions = {}): Sandbox {
  const orders = new OrderStore(now, autoSettleAfterMs);
  let calls = { ...noCalls };
  let failures: SandboxFailure[] = [];

  function takeFailure(endpoint: SandboxEndpoint): SandboxFailure | undefined {
    const index = failures.findIndex((failure) => (failure.endpoint ?? 'createPayment') === endpoint);
    return index < 0 ? undefined : failures.splice(index, 1)[0];
  }

  async function handle(request: Request): Promise<Response> {
    const endpoint = endpoints[new URL(request.url).pathname];
    if (!endpoint || request.method !== 'POST') {
      return fail({ httpStatus: 404, error: 'NOT_FOUND', message: 'Không tìm thấy.' });
    }
    calls[endpoint] += 1;
    const failure = takeFailure(endpoint);
    if (failure) return fail({ ...documentedFailures[failure.httpStatus], ...failure });
    const isAuthorized =
      request.headers.get('apiKey') === apiKey &&
      (!needsClientId.has(endpoint) || request.headers.has('clientId'));
    if (!isAuthorized) return fail(documentedFailures[401]);

    const body: unknown = await request.json().catch(() => undefined);
    switch (endpoint) {
      case 'createPayment':
        return handleCreatePayment(body, orders, services, { gatewayUrl, expiringInMinutes });
      case 'methods':
        return handleMethods();
      case 'services':
        return handleServices(body, services);
      case 'orders':
        return handleOrders(body, orders);
    }
  }

  const sandbox = async (input: RequestInfo | URL, init?: RequestInit) => {
    const request = new Request(input, init);
    request.signal.throwIfAborted();
    const response = await handle(request);
    await delay(latencyMs, request.signal);
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
