import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { sandboxMethods } from '../src/sandbox/index.js';
import type { PaymentCheckoutOptions } from '../src/state/PaymentCheckoutOptions.js';
import { checkoutArgs, chosen, everything, followed } from './checkoutArgs.js';
import { OneLineCheckout } from './OneLineCheckout.js';

/** `usePaymentCheckout` is the whole behaviour without a screen: here is another screen over it. */
const meta: Meta<PaymentCheckoutOptions> = {
  title: 'Headless',
  component: OneLineCheckout,
  args: { ...checkoutArgs, ...everything, ...followed },
};
export default meta;

type Story = StoryObj<PaymentCheckoutOptions>;

export const Form: Story = {};

export const Answer: Story = {
  play: async ({ canvas, userEvent }) => {
    await userEvent.selectOptions(await canvas.findByRole('combobox'), sandboxMethods.bankQr.name);
    await userEvent.click(canvas.getByRole('button', { name: 'Go' }));
    await expect(await canvas.findByRole('img', { name: 'QR' })).toBeVisible();
  },
};

export const Paid: Story = {
  args: chosen('paidAtOnce'),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Go' }));
    await expect(await canvas.findByRole('status')).toHaveTextContent('Done.');
  },
};
