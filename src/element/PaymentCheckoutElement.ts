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
 * Events of a `<payment-checkout>`, one for each callback of the component. All of them bubble and are composed, so that a page can listen in one
 * place even if the element is inside a shadow root. None is cancelable.
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

/** Every property exists on the element; one that was not set reads as `undefined`. */
type ElementProperties = {
  [Name in keyof PaymentCheckoutElementProps]-?: PaymentCheckoutElementProps[Name] | undefined;
};

/**
 * `<payment-checkout>`: the component for pages without React, in an open shadow root. A child with `slot="terms"` replaces the `terms` text, one
 * with `slot="footer"` is shown below every screen.
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
