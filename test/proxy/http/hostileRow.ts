import { sample } from '../newProxy.js';

/** A text that must never appear in a response header. */
export const marker = 'MaRkEr7';

/** A hostile request as raw bytes and its accepted statuses (several when Node's parser may answer first). */
export interface HostileRequest {
  name: string;
  bytes: string;
  statuses: number[];
}

export const good = JSON.stringify(sample);

interface Parts {
  method?: string;
  target?: string;
  headers?: string[];
  body?: string;
  /** Replaces Content-Type: application/json. */
  type?: string;
  /** Replaces the correct Content-Length. */
  length?: string | null;
}

export function raw({
  method = 'POST',
  target = '/api/payment',
  headers = [],
  body = good,
  type,
  length,
}: Parts): string {
  const lines = [`${method} ${target} HTTP/1.1`, 'Host: shop.example.vn', 'Connection: close'];
  if (type !== '') lines.push(`Content-Type: ${type ?? 'application/json'}`);
  if (length !== null) lines.push(`Content-Length: ${length ?? String(body.length)}`);
  return `${[...lines, ...headers].join('\r\n')}\r\n\r\n${body}`;
}

export const row = (name: string, statuses: number | number[], parts: Parts): HostileRequest => ({
  name,
  statuses: [statuses].flat(),
  bytes: raw(parts),
});

export const withField = (field: string, value: string) => good.replace(/}$/, `,"${field}":${value}}`);
export const latin1 = (bytes: number[]) => String.fromCharCode(...bytes);
export const utf8 = (text: string) => Buffer.from(text).toString('latin1');
