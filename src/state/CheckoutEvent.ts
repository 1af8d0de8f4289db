import type { PaymentStatus } from '../contract/createPayment.js';
import type { PaymentNotice, Presentment } from '../payment/presentment.js';
import type { PaymentErrorCode } from '../transport/PaymentError.js';
import type { CheckoutState } from './CheckoutState.js';

/**
 * One step of a checkout, for the host's analytics and guards (`onEvent`). Vendor-neutral; holds no personal data, no account number and no link.
 */
export type CheckoutEvent =
  | { type: 'shown' }
  | { type: 'method_chosen'; methodType: number; methodId?: number | undefined }
  | { type: 'submitted' }
  | { type: 'created'; orderId?: string | undefined; totalPayment: number }
  | { type: 'presented'; kinds: readonly Presentment['kind'][] }
  | { type: 'resumed'; orderId?: string | undefined }
  | { type: 'notice'; notice: PaymentNotice }
  | { type: 'copied'; field: 'bank' | 'holder' | 'account' | 'amount' | 'content' | 'order'; ok: boolean }
  | { type: 'qr_saved'; how: 'shared' | 'downloaded' | 'held' }
  | { type: 'picture_failed' }
  | { type: 'link_opened' }
  | { type: 'app_opened'; how: 'link' | 'bridge' }
  | { type: 'app_not_opened' }
  | { type: 'link_not_opened' }
  /** The status source answered about another order, or with another amount. The answer was not used. */
  | { type: 'status_mismatch'; orderId: string }
  | { type: 'status'; orderId?: string | undefined; status: PaymentStatus }
  | { type: 'settled'; state: Extract<CheckoutState['status'], 'paid' | 'nothingToPay' | 'closed'> }
  | { type: 'error'; code: PaymentErrorCode; outcome: 'none' | 'unknown' };
