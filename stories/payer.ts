import type { StoryContext } from '@storybook/react-vite';
import { en } from '../src/i18n/en.js';
import { vi, type Messages } from '../src/i18n/vi.js';
import type { PaymentCheckoutProps } from '../src/PaymentCheckout.js';

/** An action of the payer, as a story's `play`. */
export type Play = (context: StoryContext<PaymentCheckoutProps>) => Promise<void>;
type MessageKey = Exclude<keyof Messages, 'errors'>;

/** The catalogue of a story's checkout. */
export const messagesOf = ({ args, globals }: StoryContext<PaymentCheckoutProps>): Messages =>
  (args.locale ?? globals['locale']) === 'en' ? en : vi;

/** The payer presses a button, known by its label's key. */
export const press =
  (label: MessageKey): Play =>
  async (context) => {
    const { canvas, userEvent } = context;
    const button = await canvas.findByRole(
      'button',
      { name: messagesOf(context)[label] },
      { timeout: 5_000 },
    );
    await userEvent.click(button);
  };

/** The payer chooses a method or a service by its name. */
export const choose =
  (role: 'radio' | 'checkbox', name: string): Play =>
  async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole(role, { name: (found) => found.startsWith(name) }));
  };

/** Runs actions in sequence. */
export const inOrder =
  (...plays: Play[]): Play =>
  async (context) => {
    for (const play of plays) await play(context);
  };

/** The payer presses "Pay". */
export const pay: Play = press('pay');
