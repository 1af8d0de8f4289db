import type { PaymentStatus } from '../../contract/createPayment.js';

/** A status that a source reported: the status source or the host. */
export interface OrderStatus {
  status: PaymentStatus;
  /** When it was reported, epoch ms. Decides between statuses of the same rank. */
  at: number;
}

/**
 * A status only moves forward. `Failed` may still be followed by money; `Canceled` may not, unless the money had been sent before;
 * `Success` is final, whatever any source reports later.
 */
const ranks: Readonly<Record<PaymentStatus, number>> = {
  New: 1,
  Processing: 1,
  Pending: 1,
  Unknown: 1,
  Failed: 2,
  Canceled: 3,
  Success: 4,
};

/** Positive when `one` is further along. */
export const compareStatuses = (one: PaymentStatus, other: PaymentStatus): number =>
  ranks[one] - ranks[other];

/** The status that is further along; of two that are equally far the first, unless the second differs. */
export function furtherStatus<Status extends PaymentStatus | undefined>(
  one: PaymentStatus | undefined,
  other: Status,
): PaymentStatus | Status {
  return one !== undefined && (other === undefined || compareStatuses(one, other) >= 0) ? one : other;
}

/** Joins two reports about one order: commutative, associative, idempotent. Returns `one` itself when `other` adds nothing. */
export function joinStatuses(
  one: OrderStatus | undefined,
  other: OrderStatus | undefined,
): OrderStatus | undefined {
  if (!one || !other) return one ?? other;
  const order =
    compareStatuses(one.status, other.status) || one.at - other.at || (one.status < other.status ? -1 : 1);
  return order >= 0 || (one.status === other.status && one.at === other.at) ? one : other;
}
