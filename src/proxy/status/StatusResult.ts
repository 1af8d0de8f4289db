import type { PaymentStatus } from '../../contract/createPayment.js';
import type { UpstreamReply } from '../upstream/parseReply.js';

/** What the source of statuses says about one order. */
export type StatusResult =
  | { kind: 'status'; paymentStatus: PaymentStatus }
  /** The source does not know the order. */
  | { kind: 'notFound' }
  /** The order has another amount. */
  | { kind: 'mismatch' }
  /** The API did not tell. */
  | { kind: 'failed'; reply: UpstreamReply }
  /** The partner's `getStatus` failed. */
  | { kind: 'unavailable' };

/** Whether an order with this result never has another one. */
export function isFinal(result: StatusResult | undefined): boolean {
  return (
    result?.kind === 'status' && (result.paymentStatus === 'Success' || result.paymentStatus === 'Canceled')
  );
}

/** The result for a reply that breaks the contract. */
export const invalidResult: StatusResult = {
  kind: 'failed',
  reply: { kind: 'failure', status: 502, code: 'UPSTREAM_INVALID_ANSWER', neverSent: false },
};

/** The result of a question that took too long. */
export const lateResult: StatusResult = {
  kind: 'failed',
  reply: { kind: 'failure', status: 504, code: 'UPSTREAM_TIMEOUT', neverSent: false },
};
