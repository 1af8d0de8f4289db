import { type PaymentProxyOptions, createPaymentProxy } from '../../src/proxy/index.js';
import type { FakeUpstream } from './fakeUpstream.js';

export const apiKey = 'secret_partner_key_42';
export const origin = 'https://shop.example.vn';
export const sample = {
  customerScheduleId: 1869,
  paymentMethodType: 2,
  paymentMethodId: 1,
  stationServicesList: [101],
};

export function newProxy(upstream: FakeUpstream, options: Partial<PaymentProxyOptions> = {}) {
  return createPaymentProxy({
    apiKey,
    baseUrl: 'https://api.example.vn',
    authorize: 'public',
    limits: false,
    fetch: upstream.fetch,
    ...options,
  });
}

/** A createPayment request. A string `body` is sent unchanged. */
export function post(
  body: unknown = sample,
  headers: Record<string, string> = {},
  path = '/api/payment',
): Request {
  return new Request(origin + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

/** A createPayment request with an `Idempotency-Key`. */
export function keyed(key = 'k-1', body: unknown = sample, headers: Record<string, string> = {}): Request {
  return post(body, { 'idempotency-key': key, ...headers });
}

export const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export function get(path: string, headers: Record<string, string> = {}): Request {
  return new Request(`${origin}/api/payment/${path}`, { headers });
}

export interface Answer {
  statusCode: number;
  error: string | null;
  message: string;
  data: unknown;
}

/** Reads a response and checks the envelope and that its `statusCode` equals the HTTP status. */
export async function read(response: Response): Promise<Answer & { headers: Headers }> {
  const answer = (await response.json()) as Answer;
  if (answer.statusCode !== response.status || Object.keys(answer).join() !== 'statusCode,error,message,data')
    throw new Error(`Not the envelope: ${JSON.stringify(answer)} under HTTP ${response.status}`);
  return { ...answer, headers: response.headers };
}
