import type { IdempotencyStore } from './IdempotencyStore.js';
import type { OrderQuery, ProxyCall } from './http/ProxyCall.js';
import type { ProxyEvent } from './http/ProxyEvent.js';
import type { RateLimiter } from './RateLimiter.js';

/** `true`: go on. `401`: the caller must sign in. `403` or `false`: not this caller's business. */
export type Authorization = boolean | 401 | 403;

/** Decides whether a request may do what it asks for. Anything other than `true` denies the request, and so does throwing or taking longer than `timeoutMs`. */
export type Authorize = (request: Request, call: ProxyCall) => Authorization | Promise<Authorization>;

/** How many calls are allowed. Each limiter can be replaced, or turned off with `false`. */
export interface ProxyLimits {
  /** createPayment, by client. Default 60 a minute, counted in this process. */
  perClient?: RateLimiter | false;
  /** createPayment, by `customerScheduleId`. Default 20 a minute, counted in this process. */
  perBooking?: RateLimiter | false;
  /** Reads, by client. Default 600 a minute, counted in this process. */
  reads?: RateLimiter | false;
  /**
   * Who is calling, in the partner's own terms (a session, a customer, an address that the platform vouches for).
   * Default: the sender's address where `createNodeListener` knows it. `undefined`: not limited by client.
   * Never take it from a header that a client can forge.
   */
  clientKey?: (request: Request) => string | undefined;
}

/** Options of `createPaymentProxy`. */
export interface PaymentProxyOptions {
  /** The partner's secret key. Sent to the API as `apiKey`, and nowhere else. */
  apiKey: string;
  /** Origin of the Partner API, with a path prefix if it has one: `https://api.example.vn`. Plain http only on localhost. */
  baseUrl: string;
  /** Who may call: a function, or the word `'public'` for everybody. */
  authorize: Authorize | 'public';
  /** The API's `clientId`, for `GET /services` and `GET /status`. Without it they answer 404, unless `getStatus` knows the status. */
  clientId?: string;
  /** Other origins whose pages may call, each exactly as a browser sends it (`https://booking.example.vn`). The proxy's own origin always may. Absent: only that one. */
  allowedOrigins?: readonly string[];
  /** Request headers, besides the proxy's own, that pages on `allowedOrigins` may send. Absent: none. */
  allowedHeaders?: readonly string[];
  /** Where used `Idempotency-Key`s are remembered. Default `memoryStore()`; several processes need `redisStore`. */
  store?: IdempotencyStore;
  /** Calls allowed; `false` for no limit. Absent: the defaults of {@link ProxyLimits}. */
  limits?: ProxyLimits | false;
  /**
   * Status of an order from the partner's own records (fed by the provider's webhook), instead of the API's.
   * Returns the API's word (`New`, `Success` ...), or `null` for an unknown order. Absent: the API is asked.
   */
  getStatus?: (order: OrderQuery, request: Request) => string | null | Promise<string | null>;
  /** Called once for each request, after it is answered. What it throws is ignored. */
  onEvent?: (event: ProxyEvent) => void;
  /**
   * Total time for a call of the API, ms; also the longest that `authorize` and `getStatus` may take. Default 25 000: the payer's page
   * waits 30 000, and shall hear that nobody knows rather than hear nothing.
   */
  timeoutMs?: number;
  /** Time for a request's body to arrive, ms. Default 10 000. */
  bodyTimeoutMs?: number;
  /** Time for one operation of the store or a limiter, ms. Default 2 000. */
  storeTimeoutMs?: number;
  /** How long a key is remembered, ms. Default 24 hours. */
  keepMs?: number;
  /** What calls the API. Default: the platform's `fetch`. It must not repeat a request by itself. */
  fetch?: (url: string, init: RequestInit) => Promise<Response>;
}
