import type { Payment } from '../payment/presentment.js';
import type { PaymentError } from '../transport/PaymentError.js';

/** The state of a checkout: exactly one of these at any time. `openPayment` is an earlier order that can still be paid. */
export type CheckoutState =
  /** The form. */
  | { status: 'editing'; openPayment?: Payment }
  /** A request is in flight, sent from here or from another tab. */
  | { status: 'submitting' }
  /** An order exists and can be paid. `payment.presentments` is empty when nothing in the answer can be shown. */
  | { status: 'awaitingPayment'; payment: Payment }
  /** The bank or wallet works on a payment of the order: the payer must not pay again. */
  | { status: 'processing'; payment: Payment }
  /** The total is 0 VND. */
  | { status: 'nothingToPay'; payment: Payment }
  /** The money has arrived, as reported by the API or the host. Final. Without a `payment` when only the host knows of it. */
  | { status: 'paid'; payment?: Payment }
  /** The code has expired. Money may still arrive: the order is polled for 15 more minutes. */
  | { status: 'expired'; payment: Payment }
  /**
   * The order cannot be paid here any more. After `failed` money may still arrive, and the order is polled for 15 more minutes; `canceled` is
   * final. Without a `payment` when the host canceled a request whose answer never came.
   */
  | { status: 'closed'; payment?: Payment; reason: 'failed' | 'canceled' }
  /** An order may exist. `startedAt`: when the first request left, epoch ms. */
  | {
      status: 'uncertain';
      error: PaymentError;
      customerScheduleId: number;
      startedAt: number;
      openPayment?: Payment;
    }
  /** A definite refusal: no order was made. `already_paid` is final; with every other code the form is shown again. */
  | { status: 'refused'; error: PaymentError; openPayment?: Payment }
  /** The answer contradicts itself or the request: nothing payable is shown. */
  | { status: 'untrusted'; error: PaymentError; payment: Payment; openPayment?: Payment }
  /** The form cannot work with the props that were given. */
  | { status: 'broken'; error: PaymentError; openPayment?: Payment };

/** How the status of the payment is polled. */
export interface StatusPolling {
  /** `none`: there is no status source; `active`: it is polled; `stopped`: polling has ended, by its time limit or an end state. */
  mode: 'none' | 'active' | 'stopped';
  /** The last request got no usable answer. Does not tell anything about the payment. */
  isFailing: boolean;
  /** A request is in flight, caused by the payer or by polling. */
  isChecking: boolean;
  /** There is a source and an order that `refreshStatus()` can ask about. */
  canRefresh: boolean;
}

/** A question that the payer must answer before a second order can be made. */
export interface Confirmation {
  /** `replace`: other choices while an order can be paid; `renew`: a new code; `retry`: after an unknown outcome. */
  reason: 'replace' | 'renew' | 'retry';
  /** The order that exists. Absent when it is not known. */
  orderId?: string;
  /** The booking that would get a second order. */
  customerScheduleId: number;
}
