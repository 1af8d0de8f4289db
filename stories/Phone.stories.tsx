import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { PaymentCheckout, type PaymentCheckoutProps } from '../src/PaymentCheckout.js';
import { checkoutArgs, chosen, everything, followed } from './checkoutArgs.js';
import { inOrder, pay, type Play } from './payer.js';
import { shows } from './shows.js';

/** A phone, which most payers use. */
const meta: Meta<PaymentCheckoutProps> = {
  title: 'Phone',
  component: PaymentCheckout,
  args: { ...checkoutArgs, ...followed },
  globals: { viewport: { value: 'mobile1', isRotated: false } },
  parameters: { layout: 'fullscreen' },
};
export default meta;

type Story = StoryObj<PaymentCheckoutProps>;

const expectNoSideways: Play = async () => {
  await expect(window.innerWidth).toBeLessThanOrEqual(420);
  await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(window.innerWidth);
};

export const Form: Story = { args: everything, play: expectNoSideways };

export const BankQr: Story = {
  args: chosen('bankQr'),
  parameters: shows({ state: 'awaitingPayment', presentment: 'bankQr' }),
  play: inOrder(pay, expectNoSideways),
};

export const SeveralWays: Story = {
  args: chosen('several'),
  parameters: shows({ state: 'awaitingPayment', presentment: 'appLink' }),
  play: inOrder(pay, expectNoSideways),
};

export const AppLink: Story = {
  args: chosen('appLink'),
  parameters: shows({ state: 'awaitingPayment', presentment: 'appLink' }),
  play: inOrder(pay, expectNoSideways),
};
