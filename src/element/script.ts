import { definePaymentCheckoutElement } from './definePaymentCheckoutElement.js';

definePaymentCheckoutElement();
