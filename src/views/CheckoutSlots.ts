import type { ReactNode } from 'react';
import type { Payment } from '../payment/presentment.js';
import type { MethodOption, ServiceOption } from '../state/PaymentCheckoutController.js';

/** What a replaced submit button has to carry: spread it onto a `<button>`. */
export interface SubmitButtonProps {
  type: 'submit';
  /** True while pressing does nothing. The button stays focusable. */
  'aria-disabled': boolean;
  /** The label for the moment. */
  children: string;
}

/** Parts that a host can draw itself. Each is a render function; what it does not name stays as it is. */
export interface CheckoutSlots {
  /** Text of one method, inside its label and after its radio button. */
  methodOption?: (method: MethodOption) => ReactNode;
  /** Text of one service, inside its label and after its checkbox. */
  serviceOption?: (service: ServiceOption) => ReactNode;
  /** The line with the total, VND; `null` while it is not known. */
  summary?: (total: number | null) => ReactNode;
  submitButton?: (props: SubmitButtonProps) => ReactNode;
  /** The whole screen after the money has arrived. No payment: the host says so, and no order was made here. */
  paid?: (payment: Payment | undefined) => ReactNode;
  /** Below every screen. */
  footer?: () => ReactNode;
}
