import { requestEnvelope, type TransportOptions } from './requestEnvelope.js';

/** Adds a query to a URL, which may be relative and may already have a query. Drops the fragment. */
function addQuery(url: string, query: Readonly<Record<string, string | number>>): string {
  const added = new URLSearchParams(
    Object.entries(query).map(([name, value]) => [name, String(value)]),
  ).toString();
  const [beforeHash = url] = url.split('#');
  return added ? `${beforeHash}${beforeHash.includes('?') ? '&' : '?'}${added}` : beforeHash;
}

/**
 * Sends a GET request and returns the envelope's `data`, not yet parsed.
 * @throws {PaymentError} unless the response is an enveloped success.
 */
export async function fetchData(
  url: string,
  query: Readonly<Record<string, string | number>>,
  options: TransportOptions,
): Promise<unknown> {
  const { envelope } = await requestEnvelope(addQuery(url, query), { method: 'GET' }, options);
  return envelope.data;
}
