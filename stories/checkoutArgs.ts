import { fn } from 'storybook/test';
import type { PaymentCheckoutProps } from '../src/PaymentCheckout.js';
import {
  everydayMethods,
  sandboxBookings,
  sandboxMethods,
  sandboxServices,
  type SandboxMethodName,
} from '../src/sandbox/index.js';

/** What every story starts from: the contract's own sample booking. */
export const checkoutArgs: PaymentCheckoutProps = {
  proxyUrl: '/api/payment',
  customerScheduleId: sandboxBookings.sample,
  stationsId: 57,
  // A story leaves nothing behind.
  resume: false,
  onPaymentCreated: fn(),
  onStatusChange: fn(),
  onPaid: fn(),
  onError: fn(),
  onEvent: fn(),
  onStateChange: fn(),
};

/** What the sandbox's API offers, with pictures that are found wherever this book is put. */
export const methods = everydayMethods.map(({ imageUrl = '', ...method }) => ({
  ...method,
  imageUrl: import.meta.env.BASE_URL + imageUrl.slice(1),
}));

/** Everything that the sandbox's station and API offer. */
export const everything: Partial<PaymentCheckoutProps> = {
  paymentMethods: methods,
  stationServices: sandboxServices,
};

/** One method of the sandbox, chosen already. */
export const chosen = (name: SandboxMethodName): Partial<PaymentCheckoutProps> => ({
  paymentMethods: [sandboxMethods[name]],
  stationServices: sandboxServices,
  defaultValues: { method: sandboxMethods[name], services: [101] },
});

/** With the proxy's status route. */
export const followed: Partial<PaymentCheckoutProps> = { statusUrl: '/api/payment/status' };
