import { createPaymentPath } from '../../src/contract/envelope.js';
import type { Sandbox } from '../../src/sandbox/index.js';

/** Any host works, because a sandbox looks only at the path. */
export const origin = 'https://partner-api.test';
/** The body of the contract's sample. */
export const sampleBody = {
  customerScheduleId: 1869,
  paymentMethodType: 2,
  paymentMethodId: 1,
  stationServicesList: [101],
};

/** Calls createPayment. A string body is sent unchanged. */
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

/** Reads the JSON of a response. */
export const read = async (response: Response) => (await response.json()) as Record<string, unknown>;
