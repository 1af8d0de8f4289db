import type { IdempotencyStore } from './IdempotencyStore.js';
import type { OpenOrderStore } from './OpenOrderStore.js';
import type { Redactor } from './upstream/createRedactor.js';
import type { PaymentProxyOptions, ProxyLimits } from './PaymentProxyOptions.js';

/** The options after validation, with every default filled in. */
export interface ProxyConfig {
  /** The partner's secret key. */
  apiKey: string;
  /** Removes the key from texts of the API and from errors. */
  redactor: Redactor;
  /** Base URL of the Partner API, without a slash at the end. */
  baseUrl: string;
  /** Decides whether a request is allowed; `'public'` allows all. */
  authorize: PaymentProxyOptions['authorize'];
  /** The API's `clientId`, if there is one. */
  clientId: string | undefined;
  /** Other origins whose pages may call. */
  allowedOrigins: ReadonlySet<string>;
  /** Request headers that pages on other origins may send besides the proxy's own. */
  allowedHeaders: readonly string[];
  /** Where used `Idempotency-Key`s are remembered. */
  store: IdempotencyStore;
  /** Rate limits, and the function that identifies a caller. */
  limits: Required<ProxyLimits>;
  /** The partner's own source of order statuses, if there is one. */
  getStatus: PaymentProxyOptions['getStatus'] | undefined;
  /** The partner's listener, if there is one. */
  onEvent: PaymentProxyOptions['onEvent'] | undefined;
  /** Total time for a call of the API, ms. */
  timeoutMs: number;
  /** Time for a request's body to arrive, ms. */
  bodyTimeoutMs: number;
  /** Time for one operation of the store or a limiter, ms. */
  storeTimeoutMs: number;
  /** How long a key is remembered, ms. At least `leaseMs`. */
  keepMs: number;
  /** Maximum time from the claim of a key to its settlement, ms. */
  leaseMs: number;
  /** Keeps the open orders; `undefined` when the proxy keeps none. */
  openOrders: OpenOrderStore | undefined;
  /** Life of an open order whose answer names no expiry, ms. */
  openOrderMs: number;
  /** How old a status may be that is given to another request, ms. */
  statusFreshMs: number;
  /** Most orders in one call for statuses. */
  statusBatchSize: number;
  /** How long a list is answered from memory, ms. */
  listFreshMs: number;
  /** How long the last list is answered when the API fails, ms. */
  listKeepMs: number;
  /** Calls the API. */
  fetch: NonNullable<PaymentProxyOptions['fetch']>;
}
