import type { Envelope } from '../../contract/envelope.js';
import type { Exchange } from '../http/RequestRecord.js';
import type { ProxyConfig } from '../ProxyConfig.js';
import { type UpstreamReply, readReply } from './parseReply.js';
import { DeadlineError, withDeadline } from '../http/withTimeout.js';

/** A call of the Partner API. */
export interface UpstreamCall {
  path: string;
  body: unknown;
  /** Does the endpoint want `clientId` too? */
  withClientId?: boolean;
}

/** Calls the Partner API. Never throws. */
export type Upstream = (exchange: Exchange, call: UpstreamCall, timeoutMs: number) => Promise<UpstreamReply>;

const quotaEnvelope: Envelope = { statusCode: 429, error: null, errorCode: null, message: null };

/**
 * The one way to the Partner API: a POST with a fixed list of headers, never repeated, no redirect followed.
 * After a 429 with `Retry-After` the API is left alone until then, and its answer is given here.
 */
export function createUpstream(config: ProxyConfig): Upstream {
  let quotaIsBackAt = 0;
  return async (exchange, call, timeoutMs) => {
    const waitMs = quotaIsBackAt - Date.now();
    if (waitMs > 0) return quotaReply(Math.ceil(waitMs / 1_000));
    const startedAt = performance.now();
    const reply = await post(config, exchange, call, timeoutMs);
    exchange.upstreamMs = (exchange.upstreamMs ?? 0) + performance.now() - startedAt;
    if (reply.kind === 'answer' && reply.status === 429 && reply.retryAfterSeconds !== undefined)
      quotaIsBackAt = Date.now() + reply.retryAfterSeconds * 1_000;
    return reply;
  };
}

function quotaReply(retryAfterSeconds: number): UpstreamReply {
  return { kind: 'answer', status: 429, envelope: quotaEnvelope, retryAfterSeconds };
}

async function post(
  config: ProxyConfig,
  exchange: Exchange,
  { path, body, withClientId = false }: UpstreamCall,
  timeoutMs: number,
): Promise<UpstreamReply> {
  const headers = {
    'content-type': 'application/json',
    accept: 'application/json',
    apiKey: config.apiKey,
    ...(withClientId && config.clientId !== undefined && { clientId: config.clientId }),
    ...(exchange.traceparent !== undefined && { traceparent: exchange.traceparent }),
  };
  try {
    return await withDeadline(timeoutMs, async (onDeadline) => {
      const controller = new AbortController();
      onDeadline(() => controller.abort());
      const response = await config.fetch(config.baseUrl + path, {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
        redirect: 'manual',
        signal: controller.signal,
      });
      exchange.upstreamStatus = response.status;
      return await readReply(response, onDeadline);
    });
  } catch (error) {
    exchange.cause = error;
    if (error instanceof DeadlineError)
      return { kind: 'failure', status: 504, code: 'UPSTREAM_TIMEOUT', neverSent: false };
    return { kind: 'failure', status: 502, code: 'UPSTREAM_UNREACHABLE', neverSent: wasNeverSent(error) };
  }
}

/** Node's fetch names the reason in `cause`. These come before a byte of the request has left. */
const beforeSending = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']);

function wasNeverSent(error: unknown): boolean {
  const cause: unknown = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause && beforeSending.has(String(cause.code));
}
