import { waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { onTestFinished, vi as spy, type Mock } from 'vitest';
import {
  definePaymentCheckoutElement,
  type PaymentCheckoutElement,
  type PaymentCheckoutElementProps,
  type PaymentCheckoutEventMap,
} from '../../src/element/index.js';
import {
  createSandbox,
  sandboxMethods,
  sandboxServices,
  type SandboxMethodName,
} from '../../src/sandbox/index.js';
import { chain } from '../renderCheckout.js';

definePaymentCheckoutElement();

type HeardEvents = Record<keyof PaymentCheckoutEventMap, Mock<(event: Event) => void>>;

/** What a page has to say by properties: the lists, and a network that ends in a sandbox. */
export function ownProps(sandbox = createSandbox()) {
  return {
    paymentMethods: Object.values(sandboxMethods),
    stationServices: sandboxServices,
    fetch: chain({ sandbox }).fetch,
  } satisfies Partial<PaymentCheckoutElementProps>;
}

/** The content of an element's shadow root, once it is rendered, with queries by role and label. */
export async function inside(element: Element) {
  return within(
    await waitFor(
      () => element.shadowRoot!.querySelector('section') ?? Promise.reject(new Error('Nothing is rendered.')),
    ),
  );
}

/** What an event came with. */
export const detailOf = (call: [Event] | undefined): unknown => (call?.[0] as CustomEvent).detail;

/** Listens to every event of any checkout on the page. */
export function listen(): HeardEvents {
  const heard: HeardEvents = {
    'payment-created': spy.fn(),
    'payment-status': spy.fn(),
    'payment-paid': spy.fn(),
    'payment-error': spy.fn(),
    'payment-event': spy.fn(),
    'payment-state': spy.fn(),
  };
  const listeners = Object.entries(heard);
  for (const [name, listener] of listeners) document.addEventListener(name, listener);
  onTestFinished(() => {
    for (const [name, listener] of listeners) document.removeEventListener(name, listener);
  });
  return heard;
}

/** A booking for each checkout: one that is gone writes down its order a moment after the test is over. */
let nextBooking = 1901;

/** Puts HTML on the page until the test is over. */
export function addHtml(html: string): HTMLElement {
  const page = document.createElement('div');
  page.innerHTML = html;
  document.body.append(page);
  onTestFinished(() => page.remove());
  return page;
}

/** A `<payment-checkout>` with what it needs, and a payer in front of it. */
export async function addCheckout(attributes = '', children = '') {
  const sandbox = createSandbox();
  const heard = listen();
  const page = addHtml(
    `<payment-checkout proxy-url="/api/payment" customer-schedule-id="${nextBooking}" ${attributes}>${children}</payment-checkout>`,
  );
  nextBooking += 1;
  const element = page.querySelector('payment-checkout')!;
  Object.assign<PaymentCheckoutElement, Partial<PaymentCheckoutElementProps>>(element, ownProps(sandbox));
  const user = userEvent.setup();
  const checkout = await inside(element);
  const choose = async (method: SandboxMethodName) => {
    const { name } = sandboxMethods[method];
    await user.click(await checkout.findByRole('radio', { name: (found) => found.startsWith(name) }));
  };
  return {
    sandbox,
    heard,
    page,
    element,
    user,
    checkout,
    choose,
    pay: async (method: SandboxMethodName = 'bankQr') => {
      await choose(method);
      await user.click(checkout.getByRole('button', { name: 'Thanh toán' }));
    },
  };
}
