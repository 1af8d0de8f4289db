import { render } from '@testing-library/react';
import type { Ref } from 'react';
import {
  PaymentCheckout,
  type PaymentCheckoutHandle,
  type PaymentCheckoutProps,
} from '../../src/PaymentCheckout.js';
import '../../src/styles/index.css';
import { FakeControllerContext, type FakeController } from './fakeController.js';

type LookProps = Omit<Partial<PaymentCheckoutProps>, 'proxyUrl' | 'customerScheduleId'> & {
  ref?: Ref<PaymentCheckoutHandle>;
};

/**
 * Renders the checkout in one state. The test file mocks `usePaymentCheckout` by `useFakeController`, so that what is tested is what the payer sees.
 */
export function renderWithController(fake: FakeController = {}, props: LookProps = {}) {
  const page = (controller: FakeController, look: LookProps) => (
    <FakeControllerContext.Provider value={controller}>
      <input aria-label="Ô của trang" />
      <PaymentCheckout proxyUrl="/api/payment" customerScheduleId={1869} {...look} />
    </FakeControllerContext.Provider>
  );
  const view = render(page(fake, props));
  return { ...view, show: (next: FakeController, look = props) => view.rerender(page(next, look)) };
}
