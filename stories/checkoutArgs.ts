import { fn } from 'storybook/test';
import type { PaymentCheckoutProps } from '../src/PaymentCheckout.js';
import {
  everydayMethods,
  sandboxBookings,
  sandboxMethods,
  sandboxServices,
  type SandboxMethodName,
} from '../src/sandbox/index.js';
import { sandboxFetch } from './sandboxFetch.js';

/** What every story starts from: the contract's own sample booking, followed by the proxy's status route. */
export const checkoutArgs: PaymentCheckoutProps = {
  proxyUrl: '/api/payment',
  customerScheduleId: sandboxBookings.sample,
  stationsId: 57,
  paymentMethods: everydayMethods,
  stationServices: sandboxServices,
  statusUrl: '/api/payment/status',
  fetch: sandboxFetch(),
  // A story starts anew each time.
  resume: false,
  onPaymentCreated: fn(),
  onStatusChange: fn(),
  onPaid: fn(),
  onError: fn(),
  onEvent: fn(),
  onStateChange: fn(),
};

/** A checkout in which a method of the sandbox is chosen already. */
export const chosen = (name: SandboxMethodName): Partial<PaymentCheckoutProps> => ({
  paymentMethods: [sandboxMethods[name]],
  defaultValues: { method: sandboxMethods[name], services: [101] },
});
