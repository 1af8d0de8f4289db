import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import type { PaymentCheckoutProps } from '../src/PaymentCheckout.js';
import { checkoutArgs, everything, followed } from './checkoutArgs.js';
import { goOnline } from './offline.js';
import { messagesOf, pay } from './payer.js';
import { PayerSimulator } from './PayerSimulator.js';
import { shows } from './shows.js';

const meta: Meta<PaymentCheckoutProps> = {
  title: 'Start here',
  component: PayerSimulator,
  args: { ...checkoutArgs, ...everything, ...followed },
  beforeEach: () => goOnline,
};
export default meta;

type Story = StoryObj<PaymentCheckoutProps>;

/** The whole job, by your own hands: choose, pay, and press below what the rest of the world does. */
export const TryIt: Story = {};

/** The same, done for you up to the money's arrival. */
export const FromTheFormToPaid: Story = {
  parameters: shows({ state: 'paid' }),
  play: async (context) => {
    const { canvas, userEvent } = context;
    await userEvent.click((await canvas.findAllByRole('radio'))[0]!);
    await userEvent.click(canvas.getAllByRole('checkbox')[0]!);
    await pay(context);
    await canvas.findByRole('heading', { name: messagesOf(context).scanTitle });
    await userEvent.click(canvas.getByRole('button', { name: 'The payer pays in the banking app' }));
    await userEvent.click(await canvas.findByRole('button', { name: messagesOf(context).checkNow }));
    await expect(await canvas.findByRole('heading', { name: messagesOf(context).paidTitle })).toBeVisible();
  },
};
