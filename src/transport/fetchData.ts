import { requestEnvelope, type TransportOptions } from './requestEnvelope.js';

/** Adds a query to a URL that may be relative and may have one already. */
function withQuery(url: string, query: Readonly<Record<string, string | number>>): string {
  const added = new URLSearchParams(
    Object.entries(query).map(([name, value]) => [name, String(value)]),
  ).toString();
  const [beforeHash = url] = url.split('#');
  return added ? `${beforeHash}${beforeHash.includes('?') ? '&' : '?'}${added}` : beforeHash;
}

/**
 * GETs an enveloped answer and gives its `data`, unread.
 * @throws {PaymentError} for everything but an enveloped success.
 */
export async function fetchData(
  url: string,
  query: Readonly<Record<string, string | number>>,
  options: TransportOptions,
): Promise<unknown> {
  const { envelope } = await requestEnvelope(withQuery(url, query), { method: 'GET' }, options);
  return envelope.data;
}
