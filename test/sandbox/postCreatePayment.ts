import { createPaymentPath } from '../../src/contract/envelope.js';
import type { Sandbox } from '../../src/sandbox/index.js';

/** Any host: a sandbox answers by path. */
export const origin = 'https://partner-api.test';
/** The body on the contract's own page. */
export const sampleBody = {
  customerScheduleId: 1869,
  paymentMethodType: 2,
  paymentMethodId: 1,
  stationServicesList: [101],
};

/** Calls createPayment; a text is sent as it is. */
export function post(
  sandbox: Sandbox,
  body: unknown,
  headers: Record<string, string> = { apiKey: 'demo_partner_api_key' },
) {
  return sandbox(origin + createPaymentPath, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

/** The JSON of an answer. */
export const read = async (response: Response) => (await response.json()) as Record<string, unknown>;
