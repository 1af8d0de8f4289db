import type { Payment } from '../payment/presentment.js';
import type { PaymentError } from '../transport/PaymentError.js';

/** Where a checkout is. Exactly one of these at any time. `openPayment`: an earlier order that can still be paid. */
export type CheckoutState =
  /** The form. */
  | { status: 'editing'; openPayment?: Payment }
  /** The request is in flight. */
  | { status: 'submitting' }
  /** An order exists and can be paid. `payment.presentments` is empty when nothing in the answer can be shown. */
  | { status: 'awaitingPayment'; payment: Payment }
  /** The total is 0 VND. */
  | { status: 'nothingToPay'; payment: Payment }
  /** The API or the host reports that the money has arrived. Without a `payment` when only the host knows of it. */
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
  /** The API definitely made no order. `already_paid` cannot be tried again; every other code shows the form again. */
  | { status: 'refused'; error: PaymentError; openPayment?: Payment }
  /** The answer contradicts itself or the request: nothing payable is shown. */
  | { status: 'untrusted'; error: PaymentError; payment: Payment; openPayment?: Payment };

/** How the payment is being followed. */
export interface StatusPolling {
  /** `none`: there is no status source; `active`: polling; `stopped`: the deadline has passed, or an end state is reached. */
  mode: 'none' | 'active' | 'stopped';
  /** The last status request got no usable answer. Implies nothing about the payment. */
  isFailing: boolean;
  /** A status request is in flight, either the payer's own or a polled one. */
  isChecking: boolean;
}

/** A question put to the payer before a second order can be made. */
export interface Confirmation {
  /** `replace`: other choices while an order can be paid; `renew`: a new code; `retry`: after an unknown outcome. */
  reason: 'replace' | 'renew' | 'retry';
  /** The order that exists. Absent when it is not known. */
  orderId?: string;
  /** The booking that would get a second order. */
  customerScheduleId: number;
}
