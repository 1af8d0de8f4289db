import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { PaymentCheckout, type PaymentCheckoutProps } from '../src/PaymentCheckout.js';
import { createSandbox, sandboxMethods, sandboxServices } from '../src/sandbox/index.js';
import { checkoutArgs, chosen, everything, methods } from './checkoutArgs.js';
import { goOffline, goOnline } from './offline.js';
import { inOrder, messagesOf, pay, press } from './payer.js';
import { sandboxFetch } from './sandboxFetch.js';
import { shows } from './shows.js';

/** The form, before and while the request is in flight. */
const meta: Meta<PaymentCheckoutProps> = {
  title: 'Form',
  component: PaymentCheckout,
  args: checkoutArgs,
  tags: ['autodocs'],
  parameters: shows({ state: 'editing' }),
};
export default meta;

type Story = StoryObj<PaymentCheckoutProps>;

export const NothingChosenYet: Story = { args: everything };

export const ChosenByTheHost: Story = {
  args: { ...everything, defaultValues: { method: sandboxMethods.momoQr, services: [101, 103] } },
};

export const WithoutServices: Story = { args: { paymentMethods: methods } };

/** Without all prices there is no total. */
export const WithoutPrices: Story = {
  args: { ...everything, stationServices: sandboxServices.map(({ id, name }) => ({ id, name })) },
};

export const RequiredAndUnavailable: Story = {
  args: {
    paymentMethods: methods.map((method, index) => ({ ...method, disabled: index % 3 === 1 })),
    stationServices: sandboxServices.map((service, index) => ({
      ...service,
      required: index === 0,
      disabled: index === 3,
    })),
  },
};

/** A long list has a search field. */
export const ManyServices: Story = {
  args: {
    ...everything,
    stationServices: Array.from({ length: 40 }, (_, index) => ({
      id: index + 1,
      name: `Dịch vụ số ${index + 1}`,
      price: 10_000 * (index + 1),
    })),
  },
};

export const WithTerms: Story = {
  args: {
    ...everything,
    terms: (
      <>
        Tôi đồng ý với <a href="#terms">điều khoản thanh toán</a>.
      </>
    ),
  },
};

/** Submitted too early: errors at the fields, a summary next to the button, and the focus on the first field. */
export const PressedTooEarly: Story = {
  args: { ...everything, terms: 'Tôi đồng ý với điều khoản thanh toán.' },
  play: async (context) => {
    await pay(context);
    const { methodRequired } = messagesOf(context);
    await expect(await context.canvas.findByRole('button', { name: methodRequired })).toBeVisible();
    await expect(context.canvas.getAllByText(methodRequired)[0]).toBeVisible();
    await expect(context.canvas.getAllByRole('radio')[0]).toHaveFocus();
  },
};

const urls: Partial<PaymentCheckoutProps> = {
  methodsUrl: '/api/payment/methods',
  servicesUrl: '/api/payment/services',
};

/** Both lists come from the proxy. */
export const ListsFromTheProxy: Story = {
  args: urls,
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('radio', { name: /MoMo/ })).toBeEnabled();
  },
};

export const ListsLoading: Story = { args: { ...urls, fetch: () => new Promise(() => undefined) } };

export const ListsFailed: Story = {
  args: { ...urls, fetch: () => Promise.reject(new TypeError('Failed to fetch')) },
  play: async (context) => {
    const reload = { name: messagesOf(context).reload };
    const buttons = await context.canvas.findAllByRole('button', reload, { timeout: 5_000 });
    await expect(buttons[0]).toBeVisible();
  },
};

export const NoMethods: Story = {
  args: {
    methodsUrl: '/api/payment/methods',
    fetch: () => Promise.resolve(Response.json({ statusCode: 200, error: null, message: null, data: {} })),
  },
  play: async (context) => {
    await expect(await context.canvas.findByText(messagesOf(context).methodsEmpty)).toBeVisible();
  },
};

export const Offline: Story = {
  args: everything,
  beforeEach: () => {
    goOffline();
    return goOnline;
  },
};

/** The request is in flight. */
export const Submitting: Story = {
  args: { ...chosen('bankQr'), fetch: sandboxFetch(createSandbox({ latencyMs: 3_600_000 })) },
  parameters: shows({ state: 'submitting' }),
  play: pay,
};

/** The payer came back from a code that can still be paid. */
export const AnOrderIsStillOpen: Story = {
  args: { ...everything, ...chosen('bankQr'), paymentMethods: methods },
  play: inOrder(pay, press('otherMethod')),
};
