import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { PaymentCheckout, type PaymentCheckoutProps } from '../src/PaymentCheckout.js';
import { sandboxMethods } from '../src/sandbox/index.js';
import { checkoutArgs, chosen, followed, methods } from './checkoutArgs.js';
import { goOffline, goOnline } from './offline.js';
import { choose, inOrder, messagesOf, pay, press } from './payer.js';
import { shows } from './shows.js';

/** From the code to the payment, and what can happen in between. */
const meta: Meta<PaymentCheckoutProps> = {
  title: 'Waiting',
  component: PaymentCheckout,
  args: { ...checkoutArgs, ...chosen('bankQr') },
  parameters: shows({ state: 'awaitingPayment' }),
  play: pay,
};
export default meta;

type Story = StoryObj<PaymentCheckoutProps>;

/** Without a status source the page does not claim to wait. */
export const NotFollowed: Story = {};

export const Followed: Story = { args: followed };

export const WithACountdown: Story = {
  args: { ...followed, expiresInMinutes: 10 },
  play: async (context) => {
    await pay(context);
    await expect(await context.canvas.findByRole('timer')).toBeVisible();
  },
};

/** The status source fails, which says nothing about the payment. */
export const CheckFails: Story = {
  args: { getStatus: () => Promise.reject(new Error('The status source is down.')) },
  play: async (context) => {
    await inOrder(pay, press('checkNow'))(context);
    await expect(await context.canvas.findByText(messagesOf(context).checkFailing)).toBeVisible();
  },
};

export const OfflineWhileWaiting: Story = {
  args: followed,
  play: async (context) => {
    await pay(context);
    await context.canvas.findByRole('heading', { name: messagesOf(context).scanTitle });
    goOffline();
    const [sentence] = await context.canvas.findAllByText(messagesOf(context).offline);
    await expect(sentence).toBeVisible();
  },
  beforeEach: () => goOnline,
};

export const Expired: Story = {
  args: { ...followed, expiresInMinutes: 0.005 },
  parameters: shows({ state: 'expired' }),
};

/** A new code is a second order: the payer is asked first. */
export const NewCodeAsked: Story = {
  args: { ...followed, expiresInMinutes: 0.005 },
  parameters: shows({ state: 'expired' }),
  play: async (context) => {
    await inOrder(pay, press('newCode'))(context);
    await expect(await context.canvas.findByRole('alertdialog')).toBeVisible();
  },
};

/** Other choices while an order can be paid: the payer is asked first too. */
export const SecondOrderAsked: Story = {
  args: { ...followed, paymentMethods: methods },
  parameters: shows({ state: 'editing' }),
  play: async (context) => {
    await inOrder(pay, press('otherMethod'), choose('radio', sandboxMethods.momoQr.name), pay)(context);
    await expect(await context.canvas.findByRole('alertdialog')).toBeVisible();
  },
};

/** The bank is working on a payment: the code steps back, so that nobody pays twice. */
export const Processing: Story = {
  args: { getStatus: () => Promise.resolve('Processing') },
  parameters: shows({ state: 'processing' }),
  play: inOrder(pay, press('checkNow')),
};

export const Paid: Story = {
  args: { getStatus: () => Promise.resolve('Success') },
  parameters: shows({ state: 'paid' }),
  play: inOrder(pay, press('checkNow')),
};

/** The host reports a payment that no status source knows. */
export const PaidSaysTheHost: Story = {
  args: { paymentStatus: 'Success' },
  parameters: shows({ state: 'paid' }),
  play: () => Promise.resolve(),
};

export const Failed: Story = {
  args: chosen('failed'),
  parameters: shows({ state: 'closed' }),
};

export const Canceled: Story = {
  args: chosen('canceled'),
  parameters: shows({ state: 'closed' }),
};
