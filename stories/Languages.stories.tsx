import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { PaymentCheckout, type PaymentCheckoutProps } from '../src/PaymentCheckout.js';
import { checkoutArgs, chosen, everything, followed } from './checkoutArgs.js';
import { pay } from './payer.js';
import { shows } from './shows.js';

/** Vietnamese is the source, English is complete beside it, and a host may replace any sentence of either. */
const meta: Meta<PaymentCheckoutProps> = {
  title: 'Languages',
  component: PaymentCheckout,
  args: { ...checkoutArgs, ...everything, ...followed },
};
export default meta;

type Story = StoryObj<PaymentCheckoutProps>;

export const VietnameseForm: Story = { args: { locale: 'vi' } };

export const EnglishForm: Story = { args: { locale: 'en' } };

export const VietnameseAnswer: Story = {
  args: { ...chosen('several'), locale: 'vi' },
  parameters: shows({ state: 'awaitingPayment' }),
  play: pay,
};

export const EnglishAnswer: Story = {
  args: { ...chosen('several'), locale: 'en' },
  parameters: shows({ state: 'awaitingPayment' }),
  play: pay,
};

export const OwnSentences: Story = {
  args: { locale: 'vi', messages: { title: 'Đặt cọc lịch đăng kiểm', pay: 'Đặt cọc ngay' } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('heading', { name: 'Đặt cọc lịch đăng kiểm' })).toBeVisible();
    await expect(canvas.getByRole('button', { name: 'Đặt cọc ngay' })).toBeVisible();
  },
};
