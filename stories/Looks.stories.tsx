import type { Meta, StoryObj } from '@storybook/react-vite';
import type { CSSProperties, ReactNode } from 'react';
import { PaymentCheckout, type PaymentCheckoutProps } from '../src/PaymentCheckout.js';
import { arabic } from './arabic.js';
import { checkoutArgs, chosen, everything, followed } from './checkoutArgs.js';
import { pay } from './payer.js';
import { shows } from './shows.js';

/** Light, dark, any width, a partner's colours and parts. */
const meta: Meta<PaymentCheckoutProps> = {
  title: 'Looks',
  component: PaymentCheckout,
  args: { ...checkoutArgs, ...everything, ...followed },
};
export default meta;

type Story = StoryObj<PaymentCheckoutProps>;

const inside = (style: CSSProperties, dir?: 'rtl') => (Story: () => ReactNode) => (
  <div style={style} dir={dir}>
    <Story />
  </div>
);

const answer: Story = {
  args: chosen('several'),
  parameters: shows({ state: 'awaitingPayment', presentment: 'bankQr' }),
  play: pay,
};

export const DarkForm: Story = { globals: { theme: 'dark' } };

/** The code stays black on white. */
export const DarkAnswer: Story = { ...answer, globals: { theme: 'dark' } };

/** The checkout's own theme, whatever the page's. */
export const DarkOnALightPage: Story = { ...answer, args: { ...answer.args, 'data-theme': 'dark' } };

export const NarrowForm: Story = { decorators: inside({ inlineSize: 280 }) };

export const NarrowAnswer: Story = { ...answer, decorators: inside({ inlineSize: 280 }) };

export const WideAnswer: Story = { ...answer, decorators: inside({ inlineSize: 1200 }) };

const ownTokens = {
  '--pc-color-accent': '#8a3b12',
  '--pc-color-on-accent': '#fff',
  '--pc-color-accent-soft': '#fbeee6',
  '--pc-color-surface': '#fffdf8',
  '--pc-radius': '4px',
  '--pc-font': 'Georgia, serif',
} as CSSProperties;

/** Custom properties on `.pc`, set by any rule of the page. Colours for one theme only, so that theme is named. */
export const OwnTokens: Story = {
  args: { className: 'own-tokens', 'data-theme': 'light' },
  decorators: (Story) => (
    <>
      <style>{`.own-tokens { ${Object.entries(ownTokens)
        .map(([name, value]) => `${name}: ${String(value)};`)
        .join(' ')} }`}</style>
      <Story />
    </>
  ),
};

const thousands = (amount: number) => `${amount / 1_000} nghìn đồng`;

const ownParts: NonNullable<PaymentCheckoutProps['slots']> = {
  methodOption: ({ name, description }) => (
    <span>
      <b>{name}</b>
      {description && ` · ${description}`}
    </span>
  ),
  serviceOption: ({ name, price = 0 }) => (
    <span>
      {name} ({thousands(price)})
    </span>
  ),
  summary: (total) => <em>{total === null ? 'Chưa rõ số tiền' : thousands(total)}</em>,
  submitButton: (props) => (
    <button
      {...props}
      style={{ border: 0, padding: 16, font: 'inherit', color: '#fff', background: '#1a1a1a' }}
    />
  ),
  paid: (payment) => (
    <>
      <h2>Hẹn gặp quý khách</h2>
      {payment && <p>Phiếu thu số {payment.orderId}</p>}
    </>
  ),
  footer: () => <p>Trung tâm đăng kiểm 57-01S</p>,
};

/** Options, total, button and footer drawn by the host. */
export const OwnParts: Story = {
  args: { slots: ownParts, defaultValues: { method: { type: 2, id: 1 }, services: [101] } },
};

export const OwnPaidScreen: Story = {
  args: { ...chosen('paidAtOnce'), slots: ownParts },
  parameters: shows({ state: 'paid' }),
  play: pay,
};

/** A page from right to left, in a language of the partner's own. */
export const RightToLeft: Story = {
  ...answer,
  args: { ...answer.args, messages: arabic },
  decorators: inside({}, 'rtl'),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'ادفع' }));
  },
};

export const RightToLeftForm: Story = {
  args: { messages: arabic, defaultValues: { method: { type: 2, id: 1 }, services: [101] } },
  decorators: inside({}, 'rtl'),
};
