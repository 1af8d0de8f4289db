import { envelopeSchema, type Envelope } from '../contract/envelope.js';
import { PaymentError, type PaymentErrorCode } from './PaymentError.js';

export interface TransportOptions {
  /** Extra headers for the host's proxy. */
  headers?: Readonly<Record<string, string>> | undefined;
  /** Default `globalThis.fetch`, looked up at call time. */
  fetch?: typeof globalThis.fetch | undefined;
  /** ms, for the whole exchange, body included. */
  timeoutMs: number;
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

const maxRetryAfterSeconds = 24 * 60 * 60;

/** `Retry-After` in seconds: a number or an HTTP date (RFC 9110 §10.2.3); anything else, or more than a day, is cut down. */
function readRetryAfter(headers: Headers): number | undefined {
  const value = headers.get('retry-after')?.trim();
  if (!value) return undefined;
  const seconds = /^\d+$/.test(value) ? Number(value) : Math.ceil((Date.parse(value) - Date.now()) / 1000);
  return Number.isNaN(seconds) ? undefined : Math.min(Math.max(seconds, 0), maxRetryAfterSeconds);
}

function readEnvelope(text: string): Envelope | undefined {
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

/** What the API calls an order that needs no payment any more. */
const paidCodes = new Set(['ALREADY_PAID', '04']);

/** The code for a definite no, by its HTTP status and the API's own word. */
export function refusalCode(status: number, apiCode: string | undefined): PaymentErrorCode {
  return apiCode !== undefined && paidCodes.has(apiCode)
    ? 'already_paid'
    : (refusalCodes[status] ?? 'refused');
}

/**
 * Judges by HTTP status, then by `statusCode`, and gives the envelope of an answer that says yes so far.
 * @throws {PaymentError} for any other.
 */
function accept(
  httpStatus: number,
  envelope: Envelope | undefined,
  retryAfterSeconds: number | undefined,
): Envelope {
  const apiCode = envelope?.errorCode ?? envelope?.error ?? undefined;
  const details = { httpStatus, apiCode, retryAfterSeconds };
  const statusCode = envelope?.statusCode ?? httpStatus;
  const worst = Math.max(httpStatus, statusCode);
  if (worst >= 500) {
    throw new PaymentError('upstream', `The server failed (HTTP ${httpStatus}, statusCode ${statusCode}).`, {
      outcome: 'unknown',
      ...details,
    });
  }
  if (!envelope) {
    throw new PaymentError(
      'invalid_response',
      `HTTP ${httpStatus} came without the JSON envelope {statusCode, error, message, data}. Check that the URL points at the payment proxy.`,
      { outcome: 'unknown', ...details },
    );
  }
  if (statusCode >= 400) {
    // The proxy's own word for "this key was used, and nobody knows how it ended"; and from any server: too late, or in conflict with an earlier request.
    const isUncertain =
      apiCode === 'UNCERTAIN' || [httpStatus, statusCode].some((status) => status === 408 || status === 409);
    throw new PaymentError(
      isUncertain ? 'upstream' : refusalCode(statusCode, apiCode),
      `The API refused: ${apiCode ?? 'no code'} (statusCode ${statusCode}, HTTP ${httpStatus}).`,
      { outcome: isUncertain ? 'unknown' : 'none', ...details },
    );
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

/**
 * One `fetch`, one time limit, one reading of the envelope.
 * @throws {PaymentError} for everything but an enveloped success. `outcome: 'none'` only where certainly nothing was done.
 */
export async function requestEnvelope(
  url: string,
  { method, body, headers: own }: RequestParts,
  { headers, fetch = globalThis.fetch, timeoutMs, signal }: TransportOptions,
): Promise<EnvelopeAnswer> {
  signal?.throwIfAborted();
  // Servers have a navigator without `onLine`, or none.
  if ((globalThis as { navigator?: { onLine?: boolean } }).navigator?.onLine === false) {
    throw new PaymentError('network', 'The device is offline; nothing was sent.', { outcome: 'none' });
  }
  const controller = new AbortController();
  const abort = () => controller.abort(signal?.reason);
  signal?.addEventListener('abort', abort);
  let timer: ReturnType<typeof setTimeout> | undefined;
  // A race, not the signal alone: a host's fetch may ignore it.
  const interrupted = new Promise<never>((_, reject) => {
    controller.signal.addEventListener('abort', () => reject(controller.signal.reason as Error));
    timer = setTimeout(() => {
      controller.abort(
        new PaymentError('timeout', `No complete answer from ${url} within ${timeoutMs} ms.`, {
          outcome: 'unknown',
        }),
      );
    }, timeoutMs);
  });
  const exchange = async () => {
    // Through Headers, because the host's `Content-Type` and ours would be sent as one wrong value; a plain object again, because hosts' wrappers spread it.
    const sent = new Headers(headers);
    for (const [name, value] of Object.entries({ accept: 'application/json', ...own })) sent.set(name, value);
    const response = await fetch(url, {
      method,
      ...(body !== undefined && { body }),
      headers: Object.fromEntries(sent),
      signal: controller.signal,
    });
    return { response, text: await response.text() };
  };
  try {
    const { response, text } = await Promise.race([exchange(), interrupted]);
    const envelope = accept(response.status, readEnvelope(text), readRetryAfter(response.headers));
    return { httpStatus: response.status, envelope };
  } catch (error) {
    if (error instanceof PaymentError || signal?.aborted) throw error;
    throw new PaymentError(
      'network',
      `The request to ${url} got no readable answer. The browser does not say why: check the URL, CORS and the network.`,
      { outcome: 'unknown', cause: error },
    );
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  }
}
