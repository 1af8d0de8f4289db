import type { PaymentStatus } from '../../contract/createPayment.js';
import type { Payment } from '../../payment/presentment.js';
import type { PaymentError } from '../../transport/PaymentError.js';
import { callHost } from '../hooks/callHost.js';
import type { CheckoutEvent } from '../CheckoutEvent.js';
import type { CreatedPayment, PaymentCheckoutOptions } from '../PaymentCheckoutOptions.js';

/** Something the host has a callback for. */
export type HostEvent =
  | { type: 'created'; payment: CreatedPayment }
  | { type: 'status'; status: PaymentStatus; payment: Payment }
  | { type: 'paid'; payment: Payment }
  | { type: 'error'; error: PaymentError }
  | { type: 'event'; event: CheckoutEvent };

type Callbacks = Pick<
  PaymentCheckoutOptions,
  'onPaymentCreated' | 'onStatusChange' | 'onPaid' | 'onError' | 'onEvent' | 'onStateChange'
>;

/** What there is to tell when a status is an order's end; nothing when it is not. */
export function endEvents(status: PaymentStatus, payment: Payment): HostEvent[] {
  const settled = (state: 'paid' | 'nothingToPay' | 'closed'): HostEvent => ({
    type: 'event',
    event: { type: 'settled', state },
  });
  if (status === 'Failed' || status === 'Canceled') return [settled('closed')];
  if (payment.totalPayment === 0) return [settled('nothingToPay')];
  return status === 'Success' ? [{ type: 'paid', payment }, settled('paid')] : [];
}

/** Calls the callbacks that one event concerns; most have a line in `onEvent` too. */
export function dispatchToHost(callbacks: Callbacks, event: HostEvent): void {
  const emit = (line: CheckoutEvent) => callHost(() => callbacks.onEvent?.(line));
  switch (event.type) {
    case 'created': {
      const { orderId, totalPayment, presentments } = event.payment;
      callHost(() => callbacks.onPaymentCreated?.(event.payment));
      emit({ type: 'created', totalPayment, orderId });
      if (presentments.length > 0) emit({ type: 'presented', kinds: presentments.map(({ kind }) => kind) });
      break;
    }
    case 'status': {
      const { orderId } = event.payment;
      callHost(() => callbacks.onStatusChange?.(event.status, event.payment));
      emit({ type: 'status', status: event.status, orderId });
      break;
    }
    case 'paid':
      callHost(() => callbacks.onPaid?.(event.payment));
      break;
    case 'error':
      callHost(() => callbacks.onError?.(event.error));
      emit({ type: 'error', code: event.error.code, outcome: event.error.outcome });
      break;
    case 'event':
      emit(event.event);
      break;
  }
}
