import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor, within } from 'storybook/test';
import { PaymentCheckout, type PaymentCheckoutProps } from '../src/PaymentCheckout.js';
import { checkoutArgs, chosen, everything, followed } from './checkoutArgs.js';
import { createSandbox } from '../src/sandbox/index.js';
import { messagesOf, pay, press } from './payer.js';
import { sandboxFetch } from './sandboxFetch.js';
import { shows } from './shows.js';

/** Every story of this book is checked by axe. These are the jobs that axe cannot check. */
const meta: Meta<PaymentCheckoutProps> = {
  title: 'Accessibility',
  component: PaymentCheckout,
  args: { ...checkoutArgs, ...everything, ...followed },
};
export default meta;

type Story = StoryObj<PaymentCheckoutProps>;

/** Paying without a mouse: first method, first service, pay. */
export const ByKeyboardAlone: Story = {
  parameters: shows({ state: 'awaitingPayment', presentment: 'bankQr' }),
  play: async (context) => {
    const { canvas, userEvent } = context;
    await canvas.findAllByRole('radio');
    await userEvent.tab();
    await userEvent.keyboard(' ');
    await expect(canvas.getAllByRole('radio')[0]).toBeChecked();
    await userEvent.tab();
    await userEvent.keyboard(' ');
    await expect(canvas.getAllByRole('checkbox')[0]).toBeChecked();
    const payButton = canvas.getByRole('button', { name: messagesOf(context).pay });
    while (document.activeElement !== payButton) await userEvent.tab();
    await userEvent.keyboard('{Enter}');
    const heading = await canvas.findByRole('heading', { name: messagesOf(context).scanTitle });
    await waitFor(() => expect(heading).toHaveFocus());
  },
};

/** The payer has gone on to a field of the page: the focus stays there, and a live region that stays mounted announces the screen. */
export const NewScreenIsAnnounced: Story = {
  args: { ...chosen('bankQr'), fetch: sandboxFetch(createSandbox({ latencyMs: 500 })) },
  parameters: shows({ state: 'awaitingPayment' }),
  decorators: (Story) => (
    <>
      <Story />
      <label>
        Ghi chú <input />
      </label>
    </>
  ),
  play: async (context) => {
    await context.canvas.findAllByRole('radio');
    const region = context.canvasElement.querySelector('[data-part="announcer"]');
    await expect(region).toHaveAttribute('role', 'status');
    await pay(context);
    await context.userEvent.click(context.canvas.getByRole('textbox'));
    await waitFor(() => expect(region).toHaveTextContent(messagesOf(context).scanTitle));
  },
};

/** The confirmation takes the focus, and returns it. */
export const AQuestionKeepsTheFocus: Story = {
  args: { ...chosen('bankQr'), expiresInMinutes: 0.005 },
  parameters: shows({ state: 'expired' }),
  play: async (context) => {
    const { canvas, userEvent } = context;
    await pay(context);
    await press('newCode')(context);
    const question = await canvas.findByRole('alertdialog');
    await waitFor(() => expect(question).toContainElement(document.activeElement as HTMLElement));
    await userEvent.click(within(question).getByRole('button', { name: messagesOf(context).confirmNo }));
    await waitFor(() => expect(canvas.queryByRole('alertdialog')).toBeNull());
    await expect(canvas.getByRole('button', { name: messagesOf(context).newCode })).toHaveFocus();
  },
};

/** Vietnamese letters at twice the size, in a narrow column. */
export const TwiceTheTextSize: Story = {
  args: { ...chosen('several'), className: 'twice' },
  parameters: shows({ state: 'awaitingPayment' }),
  decorators: (Story) => (
    <div style={{ inlineSize: 320 }}>
      <style>{`.twice { --pc-font-size: 32px; }`}</style>
      <Story />
    </div>
  ),
  play: async (context) => {
    await pay(context);
    await context.canvas.findByRole('heading', { name: messagesOf(context).scanTitle });
    const root = context.canvasElement.querySelector('[data-part="root"]');
    await expect(root?.scrollWidth).toBe(root?.clientWidth);
  },
};
