import { envelopeSchema, type Envelope } from '../contract/envelope.js';
import { hasOrder } from '../contract/hasOrder.js';
import { parseRetryAfter } from '../contract/parseRetryAfter.js';
import { PaymentError, type PaymentErrorCode } from './PaymentError.js';

export interface TransportOptions {
  /** Additional request headers, for the host's proxy. */
  headers?: Readonly<Record<string, string>> | undefined;
  /** @default `globalThis.fetch`, looked up at call time */
  fetch?: typeof globalThis.fetch | undefined;
  /** Time limit in ms for the whole exchange, including the response body. */
  timeoutMs: number;
  /** `no-store` where a cached answer would be wrong, as for a payment status. @default the browser's own rules */
  cache?: RequestCache | undefined;
  /** Aborts the request; the call then rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
}

interface RequestParts {
  method: 'GET' | 'POST';
  body?: string;
  headers?: Readonly<Record<string, string>>;
}

export interface EnvelopeAnswer {
  httpStatus: number;
  envelope: Envelope;
}

function parseEnvelope(text: string): Envelope | undefined {
  try {
    return envelopeSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

const refusalCodes: Readonly<Record<number, PaymentErrorCode>> = {
  400: 'invalid_request',
  401: 'unauthorized',
  403: 'unauthorized',
  429: 'quota_exceeded',
};

/** The API's codes for an order that is already paid. */
const alreadyPaidCodes = new Set(['ALREADY_PAID', '04']);

/** A 408 or 409 from any server does not rule out that this or an earlier request made an order. */
const uncertainStatuses = new Set([408, 409]);

interface RefusalDetails {
  /** The status that decides the error's code. */
  status: number;
  httpStatus: number;
  apiCode: string | undefined;
  retryAfterSeconds?: number | undefined;
  /** The envelope's `data`. */
  data: unknown;
}

/** The error of a refusal: `outcome` is `none`, unless the refusal leaves open whether there is an order. */
export function refusal(message: string, { status, data, ...details }: RefusalDetails): PaymentError {
  const { apiCode, httpStatus } = details;
  const isUncertainStatus = uncertainStatuses.has(status) || uncertainStatuses.has(httpStatus);
  // `UNCERTAIN` is the proxy's code for an idempotency key whose first request has no known result.
  if (isUncertainStatus || apiCode === 'UNCERTAIN')
    return new PaymentError('upstream', `${message}; an order may exist.`, {
      outcome: 'unknown',
      ...details,
    });
  if (apiCode !== undefined && alreadyPaidCodes.has(apiCode))
    return new PaymentError('already_paid', `${message}.`, { outcome: 'none', ...details });
  if (hasOrder(data))
    return new PaymentError('upstream', `${message}, yet its data has an order.`, {
      outcome: 'unknown',
      ...details,
    });
  return new PaymentError(refusalCodes[status] ?? 'refused', `${message}.`, { outcome: 'none', ...details });
}

/**
 * Returns the envelope of a successful response, judged by HTTP status, then by `statusCode`.
 * @throws {PaymentError} for any other response.
 */
function requireSuccess(
  httpStatus: number,
  envelope: Envelope | undefined,
  retryAfterSeconds: number | undefined,
): Envelope {
  const apiCode = envelope?.errorCode ?? envelope?.error ?? undefined;
  const details = { httpStatus, apiCode, retryAfterSeconds };
  const statusCode = envelope?.statusCode ?? httpStatus;
  if (Math.max(httpStatus, statusCode) >= 500) {
    throw new PaymentError('upstream', `The server failed (HTTP ${httpStatus}, statusCode ${statusCode}).`, {
      outcome: 'unknown',
      ...details,
    });
  }
  if (!envelope) {
    throw new PaymentError(
      'invalid_response',
      `HTTP ${httpStatus} came without the JSON envelope {statusCode, error, message, data}. Check that the URL is the payment proxy's.`,
      { outcome: 'unknown', ...details },
    );
  }
  if (statusCode >= 400) {
    throw refusal(`The API refused: ${apiCode ?? 'no code'} (statusCode ${statusCode}, HTTP ${httpStatus})`, {
      status: statusCode,
      data: envelope.data,
      ...details,
    });
  }
  if (httpStatus >= 300 || statusCode !== 200) {
    throw new PaymentError(
      'invalid_response',
      `HTTP ${httpStatus} with statusCode ${statusCode} is neither a success nor a refusal of the contract.`,
      { outcome: 'unknown', ...details },
    );
  }
  return envelope;
}

/** `throwIfAborted` and `reason` are missing before Chrome 100 and Safari 15.4. */
const abortReason = (signal: AbortSignal | undefined): Error =>
  (signal?.reason as Error | undefined) ?? new DOMException('The request was aborted.', 'AbortError');

/**
 * Sends one request with one time limit, and parses the envelope of its response.
 * @throws {PaymentError} unless the response is an enveloped success; `outcome` is `none` only where certainly no order was made.
 */
export async function requestEnvelope(
  url: string,
  { method, body, headers: ownHeaders }: RequestParts,
  { headers, fetch = globalThis.fetch, timeoutMs, cache, signal }: TransportOptions,
): Promise<EnvelopeAnswer> {
  if (signal?.aborted) throw abortReason(signal);
  // On servers `navigator` lacks `onLine`, or does not exist.
  if ((globalThis as { navigator?: { onLine?: boolean } }).navigator?.onLine === false) {
    throw new PaymentError('network', 'The device is offline; nothing was sent.', { outcome: 'none' });
  }
  const controller = new AbortController();
  let interrupt: (reason: Error) => void = () => undefined;
  // A race, because a host's `fetch` may ignore the signal, and older browsers abort without a reason.
  const interrupted = new Promise<never>((_, reject) => {
    interrupt = (reason) => {
      reject(reason);
      controller.abort(reason);
    };
  });
  const onAbort = () => interrupt(abortReason(signal));
  signal?.addEventListener('abort', onAbort);
  const timer = setTimeout(() => {
    const message = `No complete response from ${url} within ${timeoutMs} ms.`;
    interrupt(new PaymentError('timeout', message, { outcome: 'unknown' }));
  }, timeoutMs);
  const exchange = async () => {
    // `Headers` ignores the case of names: otherwise the host's `Content-Type` and ours would be sent as one joined, invalid value.
    // Sent as a plain object, because hosts' wrappers spread it.
    const sent = new Headers(headers);
    for (const [name, value] of Object.entries({ accept: 'application/json', ...ownHeaders }))
      sent.set(name, value);
    const response = await fetch(url, {
      method,
      ...(body !== undefined && { body }),
      ...(cache !== undefined && { cache }),
      headers: Object.fromEntries(sent),
      signal: controller.signal,
    });
    return { response, text: await response.text() };
  };
  try {
    const { response, text } = await Promise.race([exchange(), interrupted]);
    const retryAfterSeconds = parseRetryAfter(response.headers.get('retry-after'));
    const envelope = requireSuccess(response.status, parseEnvelope(text), retryAfterSeconds);
    return { httpStatus: response.status, envelope };
  } catch (error) {
    if (error instanceof PaymentError || signal?.aborted) throw error;
    throw new PaymentError(
      'network',
      `The request to ${url} got no readable response. Browsers do not reveal the reason; check the URL, CORS and the network.`,
      { outcome: 'unknown', cause: error },
    );
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}
