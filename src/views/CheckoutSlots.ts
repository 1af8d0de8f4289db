import type { ReactNode } from 'react';
import type { Payment } from '../payment/presentment.js';
import type { MethodOption, ServiceOption } from '../state/PaymentCheckoutController.js';

/** Props for a submit button of your own: spread them onto a `<button>`. */
export interface SubmitButtonProps {
  /** The button submits the form. */
  type: 'submit';
  /** True while a press would do nothing (see `canSubmit` of the controller). The button keeps its focus, which `disabled` would take. */
  'aria-disabled': boolean;
  /** The label, which changes with the state of the form. */
  children: string;
}

/** Parts that a host can render itself. Each is a render function; a part that is absent is rendered as designed. */
export interface CheckoutSlots {
  /** Text of one method, inside its label and after its radio button. Absent: name and description. */
  methodOption?: (method: MethodOption) => ReactNode;
  /** Text of one service, inside its label and after its checkbox. Absent: name, description and price. */
  serviceOption?: (service: ServiceOption) => ReactNode;
  /** The line with the total, VND; `null` while it is not known. Absent: the built-in line. */
  summary?: (total: number | null) => ReactNode;
  /** The button that submits the form. Absent: the built-in button. */
  submitButton?: (props: SubmitButtonProps) => ReactNode;
  /**
   * The whole screen after the money has arrived. `payment` is `undefined` when only `paymentStatus` reports it, and no order was made here.
   * Absent: the built-in screen.
   */
  paid?: (payment: Payment | undefined) => ReactNode;
  /** Rendered below every screen. Absent: nothing. */
  footer?: () => ReactNode;
}
