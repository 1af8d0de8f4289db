import type { HTMLAttributes, RefAttributes } from 'react';
import type { PaymentStatus } from '../contract/createPayment.js';
import type { PaymentCheckoutHandle } from '../PaymentCheckout.js';
import type { Payment } from '../payment/presentment.js';
import type { CheckoutEvent } from '../state/CheckoutEvent.js';
import type { CheckoutState } from '../state/CheckoutState.js';
import type { CreatedPayment } from '../state/PaymentCheckoutOptions.js';
import type { PaymentError } from '../transport/PaymentError.js';
import type { PaymentCheckoutAttributes, PaymentCheckoutElementProps } from './properties.js';

/**
 * Events of a `<payment-checkout>`: the component's callbacks. All bubble and are composed, so that a page may listen in one place, also from
 * outside of a shadow root of its own; none can be canceled.
 */
export interface PaymentCheckoutEventMap {
  /** `onPaymentCreated`. */
  'payment-created': CustomEvent<CreatedPayment>;
  /** `onStatusChange`. */
  'payment-status': CustomEvent<{ status: PaymentStatus; payment: Payment }>;
  /** `onPaid`. */
  'payment-paid': CustomEvent<Payment>;
  /** `onError`. */
  'payment-error': CustomEvent<PaymentError>;
  /** `onEvent`. */
  'payment-event': CustomEvent<CheckoutEvent>;
  /** `onStateChange`. */
  'payment-state': CustomEvent<CheckoutState>;
}

/** Unlike a prop, a property is always there. */
type ElementProperties = {
  [Name in keyof PaymentCheckoutElementProps]-?: PaymentCheckoutElementProps[Name] | undefined;
};

/**
 * `<payment-checkout>`: the component for pages without React, in an open shadow root. Children with `slot="terms"` and `slot="footer"` are shown in
 * the place of the `terms` text and below every screen.
 */
export interface PaymentCheckoutElement extends HTMLElement, ElementProperties, PaymentCheckoutHandle {}

type JsxProps = HTMLAttributes<PaymentCheckoutElement> &
  RefAttributes<PaymentCheckoutElement> &
  PaymentCheckoutAttributes &
  Partial<PaymentCheckoutElementProps> & {
    [Name in keyof PaymentCheckoutEventMap as `on${Name}`]?: (event: PaymentCheckoutEventMap[Name]) => void;
  };

declare global {
  interface HTMLElementTagNameMap {
    'payment-checkout': PaymentCheckoutElement;
  }
  interface HTMLElementEventMap extends PaymentCheckoutEventMap {}
  namespace JSX {
    interface IntrinsicElements {
      'payment-checkout': JsxProps;
    }
  }
}

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'payment-checkout': JsxProps;
    }
  }
}
