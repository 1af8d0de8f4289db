import { toPaymentStatus } from '../../contract/createPayment.js';
import { withTimeout } from '../http/withTimeout.js';
import type { PaymentProxyOptions } from '../PaymentProxyOptions.js';
import type { StatusResult } from './StatusResult.js';
import type { StatusSource } from './StatusSource.js';

/** Creates a source over the partner's `getStatus`, which is asked for one order at a time. */
export function createPartnerSource(
  getStatus: NonNullable<PaymentProxyOptions['getStatus']>,
  timeoutMs: number,
): StatusSource {
  return (questions, record) =>
    Promise.all(
      questions.map(async ({ orderId, amount, request }): Promise<StatusResult> => {
        // Without a page's request nobody can say whose order it is.
        if (request === undefined) return { kind: 'unavailable' };
        try {
          const status = await withTimeout(timeoutMs, async () => getStatus({ orderId, amount }, request));
          return status === null
            ? { kind: 'notFound' }
            : { kind: 'status', paymentStatus: toPaymentStatus(status) };
        } catch (error) {
          record.cause = error;
          return { kind: 'unavailable' };
        }
      }),
    );
}
