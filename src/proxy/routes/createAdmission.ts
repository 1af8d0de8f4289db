import type { CreatePaymentRequest } from '../../contract/createPayment.js';
import { ProxyError } from '../http/ProxyError.js';
import type { RequestRecord } from '../http/RequestRecord.js';
import { callStore } from '../idempotency/callStore.js';
import type { IdempotencyKey } from '../idempotency/readIdempotencyKey.js';
import { uncertainError } from '../idempotency/runOnce.js';
import type { ProxyConfig } from '../ProxyConfig.js';
import { identifyClient } from '../guards/identifyClient.js';
import { RecentKeys } from '../guards/RecentKeys.js';
import { requireAuthorization } from '../guards/requireAuthorization.js';
import { requireWithinLimit } from '../guards/requireWithinLimit.js';

/** Decides whether a payment may proceed. @throws ProxyError when it may not. */
export type Admission = (
  request: Request,
  record: RequestRecord,
  body: CreatePaymentRequest,
  key: IdempotencyKey | undefined,
) => Promise<void>;

/**
 * Creates the admission of payments: limits and authorization. A refusal means that there is no order, which may be untrue for a key that was
 * admitted before: then the error is 409 `UNCERTAIN`.
 */
export function createAdmission(config: ProxyConfig): Admission {
  const admitted = new RecentKeys();

  async function requireAdmission(request: Request, record: RequestRecord, body: CreatePaymentRequest) {
    const { perClient, perBooking } = config.limits;
    await requireWithinLimit(config, record, perClient, await identifyClient(config, record, request));
    await requireAuthorization(config, record, request, { route: 'createPayment', ...body });
    await requireWithinLimit(config, record, perBooking, String(body.customerScheduleId));
  }

  function wasAdmitted(record: RequestRecord, { hash, ageMs }: IdempotencyKey, error: unknown) {
    if (admitted.has(hash) || ageMs >= config.keepMs) return true;
    // Callers over a limit must not put load on the store.
    if (error instanceof ProxyError && error.status === 429) return ageMs > 0;
    return callStore(config, record, (store) => store.has(hash, ageMs));
  }

  return async (request, record, body, key) => {
    try {
      await requireAdmission(request, record, body);
    } catch (error) {
      if (key === undefined || !(await wasAdmitted(record, key, error))) throw error;
      // `Retry-After` makes the component repeat the request: the key may have an order that can be shown later.
      throw uncertainError((error instanceof ProxyError ? error.headers.retryAfterSeconds : undefined) ?? 2);
    }
    if (key !== undefined) admitted.add(key.hash);
  };
}
