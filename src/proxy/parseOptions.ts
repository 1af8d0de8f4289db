import { memoryLimiter } from './guards/memoryLimiter.js';
import { memoryStore } from './idempotency/memoryStore.js';
import { getClientAddress } from './http/clientAddress.js';
import type { PaymentProxyOptions, ProxyLimits } from './PaymentProxyOptions.js';
import type { ProxyConfig } from './ProxyConfig.js';

const dayMs = 24 * 60 * 60 * 1_000;
const minuteMs = 60_000;

/**
 * Checks the options once, at start.
 * @throws TypeError that says what is wrong and what to do about it, and never repeats the key.
 */
export function parseOptions(options: PaymentProxyOptions): ProxyConfig {
  check(isObject(options), 'it needs options, as in `createPaymentProxy({ apiKey, baseUrl, authorize })`.');
  const { apiKey, authorize, clientId, allowedOrigins = [], allowedHeaders = [], limits = {} } = options;
  check(
    isHeaderToken(apiKey),
    '`apiKey` must be a non-empty text of printable ASCII without spaces. Is its environment variable set?',
  );
  check(
    authorize === 'public' || typeof authorize === 'function',
    "`authorize` must be a function, or the word 'public' to let everybody call.",
  );
  check(
    clientId === undefined || isHeaderToken(clientId),
    '`clientId` must be a non-empty text of printable ASCII without spaces. Is its environment variable set? Leave it out if there is none.',
  );
  for (const origin of allowedOrigins)
    check(
      URL.canParse(origin) && new URL(origin).origin === origin,
      "`allowedOrigins` must be a list of origins, each as in 'https://booking.example.vn': no path, no slash at the end, no `*`.",
    );
  const times = {
    timeoutMs: options.timeoutMs ?? 25_000,
    bodyTimeoutMs: options.bodyTimeoutMs ?? 10_000,
    storeTimeoutMs: options.storeTimeoutMs ?? 2_000,
    keepMs: options.keepMs ?? dayMs,
  };
  for (const [name, value] of Object.entries(times))
    check(
      Number.isSafeInteger(value) && value > 0,
      `\`${name}\` must be a whole number of ms above 0. Leave it out for its default.`,
    );
  return {
    ...times,
    apiKey,
    authorize,
    clientId,
    allowedHeaders,
    allowedOrigins: new Set(allowedOrigins),
    baseUrl: parseBaseUrl(options.baseUrl, apiKey),
    store: options.store ?? memoryStore(),
    limits: completeLimits(limits),
    getStatus: options.getStatus,
    onEvent: options.onEvent,
    fetch: options.fetch ?? ((url: string, init: RequestInit) => globalThis.fetch(url, init)),
  };
}

function check(isRight: boolean, sentence: string): asserts isRight {
  if (!isRight) throw new TypeError(`createPaymentProxy: ${sentence}`);
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
    "`baseUrl` must be a URL, as in 'https://api.example.vn'. Is its environment variable set?",
  );
  const url = new URL(baseUrl);
  check(
    !baseUrl.includes(apiKey) && url.username === '' && url.password === '' && url.search === '',
    '`baseUrl` must hold no key, user, password or query. Take them out: the key belongs into `apiKey` alone.',
  );
  const isLocal = /^(localhost|.+\.localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname);
  check(
    url.protocol === 'https:' || (url.protocol === 'http:' && isLocal),
    '`baseUrl` must begin with https:// (http:// only on localhost).',
  );
  check(url.hash === '', '`baseUrl` must hold no fragment: let it end before the `#`.');
  return url.origin + url.pathname.replace(/\/+$/, '');
}

function completeLimits(limits: ProxyLimits | false) {
  const off: ProxyLimits = { perClient: false, perBooking: false, reads: false };
  const given = limits === false ? off : limits;
  return {
    perClient: given.perClient ?? memoryLimiter({ points: 60, windowMs: minuteMs }),
    perBooking: given.perBooking ?? memoryLimiter({ points: 20, windowMs: minuteMs }),
    reads: given.reads ?? memoryLimiter({ points: 600, windowMs: minuteMs }),
    clientKey: given.clientKey ?? getClientAddress,
  };
}
