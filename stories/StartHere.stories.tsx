import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import type { PaymentCheckoutProps } from '../src/PaymentCheckout.js';
import { checkoutArgs, everything, followed } from './checkoutArgs.js';
import { returnToNow } from './clock.js';
import { goOnline } from './offline.js';
import { inOrder, messagesOf, pay, press, type Play } from './payer.js';
import { PayerSimulator } from './PayerSimulator.js';
import { shows } from './shows.js';

const meta: Meta<PaymentCheckoutProps> = {
  title: 'Start here',
  component: PayerSimulator,
  args: {
    ...checkoutArgs,
    ...everything,
    ...followed,
    expiresInMinutes: 5,
    timeoutMs: 3_000,
    proxyIsIdempotent: true,
  },
  beforeEach: () => () => {
    goOnline();
    returnToNow();
  },
};
export default meta;

type Story = StoryObj<PaymentCheckoutProps>;

/** Try it yourself: choose, pay, and press the buttons for what happens elsewhere. */
export const TryIt: Story = {};

/** Something happens elsewhere. */
const meanwhile =
  (what: string): Play =>
  async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: what }));
  };

/** The first method and service, and "Pay". */
const order: Play = async (context) => {
  const { canvas, userEvent } = context;
  await userEvent.click((await canvas.findAllByRole('radio'))[0]!);
  await userEvent.click(canvas.getAllByRole('checkbox')[0]!);
  await pay(context);
};

const orderAndSeeTheCode: Play = async (context) => {
  await order(context);
  await context.canvas.findByRole('heading', { name: messagesOf(context).scanTitle });
};

/** The same, played until the payment arrives. */
export const FromTheFormToPaid: Story = {
  parameters: shows({ state: 'paid' }),
  play: inOrder(orderAndSeeTheCode, meanwhile('The payer pays in the banking app'), press('checkNow')),
};

/** The payer was slow. */
export const TheCodeRunsOut: Story = {
  parameters: shows({ state: 'expired' }),
  play: inOrder(orderAndSeeTheCode, meanwhile('Ten minutes pass')),
};

/** It is unknown whether an order exists. */
export const TheAnswerComesTooLate: Story = {
  args: { timeoutMs: 500 },
  parameters: shows({ state: 'uncertain', error: 'timeout' }),
  play: inOrder(meanwhile('It comes too late'), order),
};

/** Nothing payable is shown. */
export const TheCodeIsWrong: Story = {
  parameters: shows({ state: 'untrusted', error: 'qr_mismatch' }),
  play: inOrder(meanwhile('Its code asks for another amount'), order),
};

/** The page keeps waiting, and says so. */
export const TheNetworkGoesAway: Story = {
  parameters: shows({ state: 'awaitingPayment' }),
  play: async (context) => {
    await inOrder(orderAndSeeTheCode, meanwhile('The network goes away'))(context);
    const [sentence] = await context.canvas.findAllByText(messagesOf(context).offline);
    await expect(sentence).toBeVisible();
  },
};
