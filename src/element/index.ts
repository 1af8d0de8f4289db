export { definePaymentCheckoutElement } from './definePaymentCheckoutElement.js';
export type { PaymentCheckoutElement, PaymentCheckoutEventMap } from './PaymentCheckoutElement.js';
export type { PaymentCheckoutAttributes, PaymentCheckoutElementProps } from './properties.js';
