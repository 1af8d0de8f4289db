import type { ProxyConfig } from '../ProxyConfig.js';
import { sha256 } from '../idempotency/sha256.js';

/** Names a booking in the store. Bound to the API and the partner, so that partners who share a store cannot see each other's orders. */
export function hashBooking({ baseUrl, apiKey }: ProxyConfig, customerScheduleId: number): Promise<string> {
  return sha256(JSON.stringify([baseUrl, apiKey, 'booking', customerScheduleId]));
}
