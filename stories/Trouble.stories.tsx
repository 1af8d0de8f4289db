import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, spyOn } from 'storybook/test';
import { PaymentCheckout, type PaymentCheckoutProps } from '../src/PaymentCheckout.js';
import { createSandbox, sandboxBookings } from '../src/sandbox/index.js';
import { checkoutArgs, chosen } from './checkoutArgs.js';
import { goOffline, goOnline } from './offline.js';
import { inOrder, pay, press } from './payer.js';
import { sandboxFetch } from './sandboxFetch.js';
import { shows } from './shows.js';

/** Every reason why there is no payment, and what the payer reads. */
const meta: Meta<PaymentCheckoutProps> = {
  title: 'Trouble',
  component: PaymentCheckout,
  args: { ...checkoutArgs, ...chosen('bankQr') },
  play: pay,
};
export default meta;

type Story = StoryObj<PaymentCheckoutProps>;

/** Errors that only a developer can fix are printed in the console too. */
const expectWordsForTheDeveloper = () => {
  spyOn(console, 'error').mockImplementation(() => undefined);
};

/** A booking that cannot be one. */
export const InvalidProps: Story = {
  args: { customerScheduleId: 0 },
  parameters: shows({ state: 'broken', error: 'invalid_props' }),
  beforeEach: expectWordsForTheDeveloper,
  play: async () => {
    await expect(console.error).toHaveBeenCalledWith(expect.stringContaining('customerScheduleId'));
  },
};

/** 400: the booking is not known. */
export const InvalidRequest: Story = {
  args: { customerScheduleId: sandboxBookings.notFound },
  parameters: shows({ state: 'refused', error: 'invalid_request' }),
};

/** 401. */
export const Unauthorized: Story = {
  args: { customerScheduleId: sandboxBookings.unauthorized },
  parameters: shows({ state: 'refused', error: 'unauthorized' }),
  beforeEach: expectWordsForTheDeveloper,
};

/** 429, with the time to wait. */
export const QuotaExceeded: Story = {
  args: { customerScheduleId: sandboxBookings.quotaExceeded },
  parameters: shows({ state: 'refused', error: 'quota_exceeded' }),
};

/** `isSuccess: 0`. */
export const Refused: Story = {
  args: chosen('refused'),
  parameters: shows({ state: 'refused', error: 'refused' }),
};

export const AlreadyPaid: Story = {
  args: { customerScheduleId: sandboxBookings.alreadyPaid },
  parameters: shows({ state: 'refused', error: 'already_paid' }),
};

/** The device was offline and nothing was sent: certainly no order. */
export const NothingSent: Story = {
  parameters: shows({ state: 'refused', error: 'network' }),
  beforeEach: () => goOnline,
  play: async (context) => {
    goOffline();
    await pay(context);
  },
};

/** No answer came: an order may exist. */
export const NoAnswer: Story = {
  args: { fetch: () => Promise.reject(new TypeError('Failed to fetch')) },
  parameters: shows({ state: 'uncertain', error: 'network' }),
};

export const TooSlow: Story = {
  args: { fetch: sandboxFetch(createSandbox({ latencyMs: 3_600_000 })), timeoutMs: 100 },
  parameters: shows({ state: 'uncertain', error: 'timeout' }),
};

/** 500. */
export const ServerFailed: Story = {
  args: { customerScheduleId: sandboxBookings.systemError },
  parameters: shows({ state: 'uncertain', error: 'upstream' }),
};

/** An HTML page where an answer should be. */
export const NotAnAnswer: Story = {
  args: { fetch: () => Promise.resolve(new Response('<!doctype html><title>It works!</title>')) },
  parameters: shows({ state: 'uncertain', error: 'invalid_response' }),
};

const noAnswerOnce = (): typeof fetch => {
  const chain = sandboxFetch();
  let isFirst = true;
  return async (input, init) => {
    const response = await chain(input, init);
    if (!isFirst) return response;
    isFirst = false;
    throw new TypeError('Failed to fetch');
  };
};

/** An idempotent proxy can be asked again and returns the lost answer. */
export const CheckedAgain: Story = {
  args: { proxyIsIdempotent: true },
  parameters: shows({ state: 'awaitingPayment', presentment: 'bankQr' }),
  beforeEach: ({ args }) => {
    args.fetch = noAnswerOnce();
  },
  play: inOrder(pay, press('checkAgain')),
};

/** Any other proxy might create a second order: the payer is warned first. */
export const SecondTryAsked: Story = {
  args: { fetch: () => Promise.reject(new TypeError('Failed to fetch')) },
  parameters: shows({ state: 'uncertain' }),
  play: async (context) => {
    await inOrder(pay, press('tryAgain'))(context);
    await expect(await context.canvas.findByRole('alertdialog')).toBeVisible();
  },
};
