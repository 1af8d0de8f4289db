import { memoryLimiter } from './guards/memoryLimiter.js';
import { memoryStore } from './idempotency/memoryStore.js';
import { getClientAddress } from './http/clientAddress.js';
import type { PaymentProxyOptions, ProxyLimits } from './PaymentProxyOptions.js';
import { createRedactor } from './upstream/createRedactor.js';
import type { ProxyConfig } from './ProxyConfig.js';

const dayMs = 24 * 60 * 60 * 1_000;
const minuteMs = 60_000;

/**
 * Validates the options at creation and fills in the defaults.
 * @throws TypeError that says what is wrong and how to fix it, and never contains the key.
 */
export function parseOptions(options: PaymentProxyOptions): ProxyConfig {
  check(
    isObject(options),
    'options are missing. Write `createPaymentProxy({ apiKey, baseUrl, authorize })`.',
  );
  const { apiKey, authorize, clientId, allowedOrigins = [], allowedHeaders = [], limits = {} } = options;
  check(
    isHeaderToken(apiKey),
    '`apiKey` must be a non-empty string of printable ASCII without spaces. Is its environment variable set?',
  );
  check(
    authorize === 'public' || typeof authorize === 'function',
    "`authorize` must be a function, or 'public' to allow everybody.",
  );
  check(
    clientId === undefined || isHeaderToken(clientId),
    '`clientId` must be a non-empty string of printable ASCII without spaces. Is its environment variable set? Omit it if there is none.',
  );
  for (const origin of allowedOrigins)
    check(
      URL.canParse(origin) && new URL(origin).origin === origin,
      "`allowedOrigins` must be a list of origins, each like 'https://booking.example.vn': no path, no slash at the end, no `*`.",
    );
  const times = {
    timeoutMs: options.timeoutMs ?? 25_000,
    bodyTimeoutMs: options.bodyTimeoutMs ?? 10_000,
    storeTimeoutMs: options.storeTimeoutMs ?? 2_000,
    keepMs: options.keepMs ?? dayMs,
    openOrderMs: options.openOrderMs ?? 30 * minuteMs,
  };
  for (const [name, value] of Object.entries(times))
    check(
      Number.isSafeInteger(value) && value > 0,
      `\`${name}\` must be a whole number of milliseconds above 0. Omit it for its default.`,
    );
  const freshness = {
    statusFreshMs: options.statusFreshMs ?? 2_000,
    listFreshMs: options.listFreshMs ?? minuteMs,
    listKeepMs: options.listKeepMs ?? 10 * minuteMs,
  };
  for (const [name, value] of Object.entries(freshness))
    check(
      Number.isSafeInteger(value) && value >= 0,
      `\`${name}\` must be a whole number of milliseconds, or 0. Omit it for its default.`,
    );
  const { statusBatchSize = 50, openOrders = false } = options;
  check(
    Number.isSafeInteger(statusBatchSize) && statusBatchSize > 0,
    '`statusBatchSize` must be a whole number above 0. Omit it for its default.',
  );
  const store = options.store ?? memoryStore();
  check(
    options.openOrders !== true || store.openOrders !== undefined,
    '`openOrders` needs a `store` that has `openOrders`, as memoryStore() and redisStore() do. Omit the option, or add it to the store.',
  );
  const leaseMs = times.timeoutMs + 2 * times.storeTimeoutMs;
  check(
    times.keepMs >= leaseMs,
    `\`keepMs\` must be at least ${leaseMs}, the time that a call can take (\`timeoutMs\` and twice \`storeTimeoutMs\`): a key that is forgotten during its call could be used for a second order.`,
  );
  return {
    ...times,
    ...freshness,
    statusBatchSize,
    openOrders: openOrders ? store.openOrders : undefined,
    leaseMs,
    apiKey,
    redactor: createRedactor(apiKey),
    authorize,
    clientId,
    allowedHeaders,
    allowedOrigins: new Set(allowedOrigins),
    baseUrl: parseBaseUrl(options.baseUrl, apiKey),
    store,
    limits: withDefaultLimits(limits),
    getStatus: options.getStatus,
    onEvent: options.onEvent,
    fetch: options.fetch ?? ((url: string, init: RequestInit) => globalThis.fetch(url, init)),
  };
}

function check(condition: boolean, message: string): asserts condition {
  if (!condition) throw new TypeError(`createPaymentProxy: ${message}`);
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

function isHeaderToken(value: unknown): value is string {
  return typeof value === 'string' && /^[\x21-\x7e]+$/.test(value);
}

function parseBaseUrl(baseUrl: string, apiKey: string): string {
  check(
    typeof baseUrl === 'string' && URL.canParse(baseUrl),
    "`baseUrl` must be a URL like 'https://api.example.vn'. Is its environment variable set?",
  );
  const url = new URL(baseUrl);
  check(
    !baseUrl.includes(apiKey) && url.username === '' && url.password === '' && url.search === '',
    '`baseUrl` must contain no key, user, password or query. The key belongs only in `apiKey`.',
  );
  const isLocal = /^(localhost|.+\.localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname);
  check(
    url.protocol === 'https:' || (url.protocol === 'http:' && isLocal),
    '`baseUrl` must begin with https:// (http:// is allowed only on localhost).',
  );
  check(url.hash === '', '`baseUrl` must contain no fragment. Remove the `#` and everything after it.');
  return url.origin + url.pathname.replace(/\/+$/, '');
}

function withDefaultLimits(limits: ProxyLimits | false) {
  const off: ProxyLimits = {
    perClient: false,
    perBooking: false,
    reads: false,
    streamsPerClient: false,
    streams: false,
  };
  const given = limits === false ? off : limits;
  return {
    perClient: given.perClient ?? memoryLimiter({ points: 60, windowMs: minuteMs }),
    perBooking: given.perBooking ?? memoryLimiter({ points: 20, windowMs: minuteMs }),
    reads: given.reads ?? memoryLimiter({ points: 600, windowMs: minuteMs }),
    streamsPerClient: given.streamsPerClient ?? 50,
    streams: given.streams ?? 10_000,
    clientKey: given.clientKey ?? getClientAddress,
  };
}
