import type { RequestRecord } from '../http/RequestRecord.js';
import type { ProxyConfig } from '../ProxyConfig.js';
import type { Upstream, UpstreamCall } from './createUpstream.js';
import type { UpstreamReply } from './parseReply.js';

/** Reads are safe to repeat: when the API fails, one more call follows within the same total time, unless `mayRepeat` is false. */
export async function callWithRetry(
  { timeoutMs }: ProxyConfig,
  upstream: Upstream,
  record: RequestRecord,
  call: UpstreamCall,
  mayRepeat = true,
): Promise<UpstreamReply> {
  const startedAt = performance.now();
  const first = await upstream(record, call, timeoutMs);
  const leftMs = Math.floor(timeoutMs - (performance.now() - startedAt));
  return mayRepeat && isFailed(first) && leftMs > 0 ? upstream(record, call, leftMs) : first;
}

/** Whether the API failed, rather than refused. */
export function isFailed(reply: UpstreamReply): boolean {
  return reply.kind === 'failure' || reply.status >= 500;
}
