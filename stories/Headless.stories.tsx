import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { sandboxMethods } from '../src/sandbox/index.js';
import type { PaymentCheckoutOptions } from '../src/state/PaymentCheckoutOptions.js';
import { checkoutArgs, chosen, everything, followed } from './checkoutArgs.js';
import { OneLineCheckout } from './OneLineCheckout.js';

/** The host's own style sheet: not one of our classes or tokens is in it. */
const css = `
  .one-line {
    max-inline-size: 26rem; margin: 5vh auto; padding: 2rem; border-radius: 2rem;
    background: light-dark(#f3ede2, #2a251d); color: light-dark(#2a251d, #f3ede2); font: 1.375rem/1.6 Georgia, serif;
  }
  .one-line :is(select, button) {
    padding: 0.375rem 0.875rem; border: 2px solid; border-radius: 2rem; background: none; color: inherit; font: inherit;
  }
  .one-line select { max-inline-size: 100%; }
  .one-line option { background: light-dark(#fff, #000); }
  .one-line svg { display: block; margin-block: 1rem; border-radius: 1rem; }
`;

/** Another screen over `usePaymentCheckout`, which is the whole behaviour without a screen. */
const meta: Meta<PaymentCheckoutOptions> = {
  title: 'Headless',
  component: OneLineCheckout,
  args: { ...checkoutArgs, ...everything, ...followed },
  decorators: (Story) => (
    <div className="one-line">
      <style>{css}</style>
      <Story />
    </div>
  ),
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
