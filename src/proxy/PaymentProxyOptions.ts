import type { IdempotencyStore } from './IdempotencyStore.js';
import type { OrderQuery, ProxyCall } from './http/ProxyCall.js';
import type { ProxyEvent } from './http/ProxyEvent.js';
import type { RateLimiter } from './RateLimiter.js';

/** `true`: allowed. `401`: the caller must sign in. `403` or `false`: denied. */
export type Authorization = boolean | 401 | 403;

/** Decides whether a request is allowed. Anything other than `true` denies it, and so do an error and a timeout. */
export type Authorize = (request: Request, call: ProxyCall) => Authorization | Promise<Authorization>;

/** Rate limits. Each limiter can be replaced, or turned off with `false`. */
export interface ProxyLimits {
  /**
   * createPayment, by client.
   * @default 60 a minute, counted in this process
   */
  perClient?: RateLimiter | false;
  /**
   * createPayment, by `customerScheduleId`.
   * @default 20 a minute, counted in this process
   */
  perBooking?: RateLimiter | false;
  /**
   * Reads, by client.
   * @default 600 a minute, counted in this process
   */
  reads?: RateLimiter | false;
  /**
   * Status streams open at once, by client. Beyond it a stream is answered 429, and the page polls.
   * @default 50
   */
  streamsPerClient?: number | false;
  /**
   * Status streams open at once in this process.
   * @default 10000
   */
  streams?: number | false;
  /**
   * Identifies the caller (a session, a customer, an address that the platform vouches for). With `undefined` no limit by client applies.
   * Never take it from a header that a client can forge. When it fails, the request is answered 500 and nothing is sent to the API.
   * @default the sender's address, when `createNodeListener` provides it
   */
  clientKey?: (request: Request) => string | undefined | Promise<string | undefined>;
}

/** Options of `createPaymentProxy`. */
export interface PaymentProxyOptions {
  /** The partner's secret key. It is sent to the API in the header `apiKey` and nowhere else. */
  apiKey: string;
  /** Origin of the Partner API, with its path prefix if there is one: `https://api.example.vn`. Plain http is allowed only on localhost. */
  baseUrl: string;
  /** Decides who may call: a function, or `'public'` to allow everybody. */
  authorize: Authorize | 'public';
  /** The API's `clientId`, needed for `GET /services` and `GET /status`. Without it they answer 404, except a status that `getStatus` provides. */
  clientId?: string;
  /**
   * Other origins whose pages may call, each exactly as a browser sends it (`https://booking.example.vn`). The proxy's own origin is always allowed.
   * @default []
   */
  allowedOrigins?: readonly string[];
  /**
   * Request headers, besides the proxy's own, that pages on `allowedOrigins` may send.
   * @default []
   */
  allowedHeaders?: readonly string[];
  /**
   * Where used `Idempotency-Key`s are remembered. Several processes need `redisStore`.
   * @default memoryStore()
   */
  store?: IdempotencyStore;
  /**
   * One order per booking: the store keeps the order of a booking that can still be paid, `GET /open` returns it, and createPayment for that booking is
   * answered 409 `ORDER_OPEN` unless `Replaces-Order` names it. For pages that send this header once the payer has agreed to a second order, which
   * the component does not do yet. `true` requires a `store` that has `openOrders`; both of our stores have.
   * @default false
   */
  openOrders?: boolean;
  /**
   * How long an order counts as open when the API's answer names no expiry, ms.
   * @default 1800000 (30 minutes)
   */
  openOrderMs?: number;
  /**
   * How old a status of the API may be that is given to another request, ms. 0: every request at another moment asks anew.
   * @default 2000
   */
  statusFreshMs?: number;
  /**
   * Most orders in one call for statuses.
   * @default 50
   */
  statusBatchSize?: number;
  /**
   * How long a list of methods or services is answered from memory, ms.
   * @default 60000
   */
  listFreshMs?: number;
  /**
   * How long the last list is answered when the API fails, ms.
   * @default 600000 (10 minutes)
   */
  listKeepMs?: number;
  /**
   * Rate limits; `false` turns all of them off.
   * @default the limits described at `ProxyLimits`
   */
  limits?: ProxyLimits | false;
  /**
   * Returns the status of an order from the partner's own records (kept current by the provider's webhook), in place of the API.
   * The result is the API's status (`New`, `Success` ...), or `null` for an unknown order.
   * @default absent: the API is asked
   */
  getStatus?: (order: OrderQuery, request: Request) => string | null | Promise<string | null>;
  /** Called once for each request after it is answered. It may be async; its result, errors and rejections are ignored. */
  onEvent?: (event: ProxyEvent) => unknown;
  /**
   * Total time for a call of the API, ms. `authorize` and `getStatus` have the same limit. Keep it below the 30 000 ms that the payer's page waits:
   * a page that gives up first cannot show what the proxy knows.
   * @default 25000
   */
  timeoutMs?: number;
  /**
   * Time for a request's body to arrive, ms.
   * @default 10000
   */
  bodyTimeoutMs?: number;
  /**
   * Time for one operation of the store or a limiter, ms.
   * @default 2000
   */
  storeTimeoutMs?: number;
  /**
   * How long a key is remembered, ms. It must be longer than a call can take: at least `timeoutMs` and twice `storeTimeoutMs`.
   * @default 86400000 (24 hours)
   */
  keepMs?: number;
  /**
   * Calls the API. It must never repeat a request on its own.
   * @default the platform's `fetch`
   */
  fetch?: (url: string, init: RequestInit) => Promise<Response>;
}
