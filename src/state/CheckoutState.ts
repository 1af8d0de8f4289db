import type { Payment } from '../payment/presentment.js';
import type { PaymentError } from '../transport/PaymentError.js';

/** Where a checkout is. Exactly one of these at any time. `openPayment`: an earlier order that can still be paid. */
export type CheckoutState =
  /** The form. */
  | { status: 'editing'; openPayment?: Payment }
  /** The request is out. */
  | { status: 'submitting' }
  /** An order exists and can be paid. `payment.presentments` is empty when nothing in the answer can be shown. */
  | { status: 'awaitingPayment'; payment: Payment }
  /** The total is 0 VND. */
  | { status: 'nothingToPay'; payment: Payment }
  /** The money has arrived, says the API or the host. Without a `payment` when the host alone knows of it. */
  | { status: 'paid'; payment?: Payment }
  /** The code's time is over. Money may still arrive: it is followed for 15 more minutes. */
  | { status: 'expired'; payment: Payment }
  /** Nobody can pay this order any more. */
  | { status: 'closed'; payment: Payment; reason: 'failed' | 'canceled' }
  /** An order may exist. `startedAt`: when the request left, epoch ms. */
  | {
      status: 'uncertain';
      error: PaymentError;
      customerScheduleId: number;
      startedAt: number;
      openPayment?: Payment;
    }
  /** A definite no: no order was made. `already_paid` has no second try; every other code shows the form again. */
  | { status: 'refused'; error: PaymentError; openPayment?: Payment }
  /** The answer contradicts itself or the request: nothing payable is shown. */
  | { status: 'untrusted'; error: PaymentError; payment: Payment; openPayment?: Payment };

/** How the payment is being followed. */
export interface StatusPolling {
  /** `none`: nobody can tell us that it has been paid; `active`: asking; `stopped`: the deadline has passed, or an end state is reached. */
  mode: 'none' | 'active' | 'stopped';
  /** The last question got no usable answer. Says nothing about the payment. */
  isFailing: boolean;
  /** A question is out right now, the payer's own or one of those asked every few seconds. */
  isChecking: boolean;
}

/** A question put to the payer before a second order can be made. */
export interface Confirmation {
  /** `replace`: other choices while an order can be paid; `renew`: a new code; `retry`: after an unknown outcome. */
  reason: 'replace' | 'renew' | 'retry';
  /** The order that exists, where it is known. */
  orderId?: string;
  customerScheduleId: number;
}
