import type { StoryContext } from '@storybook/react-vite';
import { en } from '../src/i18n/en.js';
import { vi, type Messages } from '../src/i18n/vi.js';
import type { PaymentCheckoutProps } from '../src/PaymentCheckout.js';

type Play = (context: StoryContext<PaymentCheckoutProps>) => Promise<void>;
type MessageKey = Exclude<keyof Messages, 'errors'>;

/** The catalogue that the checkout of a story speaks. */
export const messagesOf = ({
  args,
  globals,
}: Pick<StoryContext<PaymentCheckoutProps>, 'args' | 'globals'>): Messages =>
  (args.locale ?? (globals['locale'] as string)) === 'en' ? en : vi;

/** The payer presses a button, known by its label's key. */
export const press =
  (label: MessageKey): Play =>
  async (context) => {
    const { canvas, userEvent } = context;
    await userEvent.click(await canvas.findByRole('button', { name: messagesOf(context)[label] }));
  };

/** One thing after the other. */
export const inOrder =
  (...plays: Play[]): Play =>
  async (context) => {
    for (const play of plays) await play(context);
  };

/** The payer presses "Pay". */
export const pay: Play = press('pay');
