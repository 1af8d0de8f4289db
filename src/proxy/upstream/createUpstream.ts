import type { Envelope } from '../../contract/envelope.js';
import type { RequestRecord } from '../http/RequestRecord.js';
import type { ProxyConfig } from '../ProxyConfig.js';
import { type UpstreamReply, parseReply } from './parseReply.js';
import { createGate } from './createGate.js';
import { isNeverSent } from './isNeverSent.js';
import { TimeoutError, withTimeout } from '../http/withTimeout.js';

/** A call of the Partner API. */
export interface UpstreamCall {
  path: string;
  body: unknown;
  /** Whether the endpoint needs the header `clientId`. */
  withClientId?: boolean;
}

/** Calls the Partner API. Never rejects. */
export type Upstream = (
  record: RequestRecord,
  call: UpstreamCall,
  timeoutMs: number,
) => Promise<UpstreamReply>;

const quotaEnvelope: Envelope = { statusCode: 429, error: null, errorCode: null, message: null };

/**
 * Creates the only function that calls the Partner API: a POST with a fixed list of headers that is never repeated and follows no redirect.
 * After a 429 with `Retry-After` it does not call that endpoint until the time has passed, and replies 429 itself.
 */
export function createUpstream(config: ProxyConfig): Upstream {
  const gate = createGate();
  return async (record, call, timeoutMs) => {
    const waitSeconds = gate.waitSeconds(call.path);
    if (waitSeconds > 0) return quotaExceededReply(waitSeconds);
    const startedAt = performance.now();
    const reply = await post(config, record, call, timeoutMs);
    record.upstreamMs = (record.upstreamMs ?? 0) + performance.now() - startedAt;
    if (reply.kind === 'answer' && reply.status === 429 && reply.retryAfterSeconds !== undefined)
      gate.block(call.path, reply.retryAfterSeconds);
    return reply;
  };
}

function quotaExceededReply(retryAfterSeconds: number): UpstreamReply {
  return { kind: 'answer', status: 429, envelope: quotaEnvelope, retryAfterSeconds };
}

async function post(
  config: ProxyConfig,
  record: RequestRecord,
  { path, body, withClientId = false }: UpstreamCall,
  timeoutMs: number,
): Promise<UpstreamReply> {
  const headers = {
    'content-type': 'application/json',
    accept: 'application/json',
    apiKey: config.apiKey,
    ...(withClientId && config.clientId !== undefined && { clientId: config.clientId }),
    ...(record.traceparent !== undefined && { traceparent: record.traceparent }),
  };
  try {
    return await withTimeout(timeoutMs, async (onTimeout) => {
      const controller = new AbortController();
      onTimeout(() => controller.abort());
      const response = await config.fetch(config.baseUrl + path, {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
        redirect: 'manual',
        signal: controller.signal,
      });
      record.upstreamStatus = response.status;
      return await parseReply(response, config.redactor, onTimeout);
    });
  } catch (error) {
    record.cause = error;
    if (error instanceof TimeoutError)
      return { kind: 'failure', status: 504, code: 'UPSTREAM_TIMEOUT', neverSent: false };
    return { kind: 'failure', status: 502, code: 'UPSTREAM_UNREACHABLE', neverSent: isNeverSent(error) };
  }
}
