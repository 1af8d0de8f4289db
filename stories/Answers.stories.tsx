import type { Meta, StoryObj } from '@storybook/react-vite';
import { fn } from 'storybook/test';
import { sandboxMethods } from '../src/sandbox/index.js';
import { PaymentCheckout, type PaymentCheckoutProps } from '../src/PaymentCheckout.js';
import { checkoutArgs, chosen, followed } from './checkoutArgs.js';
import { pay } from './payer.js';
import { sandboxFetch } from './sandboxFetch.js';
import { shows } from './shows.js';

/** Every kind of answer as the payer sees it. What is shown follows from the fields that are filled. */
const meta: Meta<PaymentCheckoutProps> = {
  title: 'Answers',
  component: PaymentCheckout,
  args: { ...checkoutArgs, ...followed },
  play: pay,
};
export default meta;

type Story = StoryObj<PaymentCheckoutProps>;

export const BankQr: Story = {
  args: chosen('bankQr'),
  parameters: shows({ state: 'awaitingPayment', presentment: 'bankQr' }),
};

export const MomoQr: Story = {
  args: chosen('momoQr'),
  parameters: shows({ state: 'awaitingPayment', presentment: 'walletQr' }),
};

export const PaymentLink: Story = {
  args: chosen('link'),
  parameters: shows({ state: 'awaitingPayment', presentment: 'link' }),
};

export const AppLink: Story = {
  args: chosen('appLink'),
  parameters: shows({ state: 'awaitingPayment', presentment: 'appLink' }),
};

/** The page is open inside the super-app that can take the order. */
export const InsideTheApp: Story = {
  args: { ...chosen('inApp'), bridge: { isAvailable: () => true, payOrder: fn() } },
  parameters: shows({ state: 'awaitingPayment', presentment: 'inApp' }),
};

/** The same answer in an ordinary browser. */
export const OutsideTheApp: Story = {
  args: chosen('inApp'),
  parameters: shows({ state: 'awaitingPayment', presentment: 'inApp' }),
};

/** One answer with a code, a page and an app: numbered, in the order that suits the device. */
export const SeveralWays: Story = {
  args: chosen('several'),
  parameters: shows({ state: 'awaitingPayment', presentment: 'bankQr' }),
};

export const PayerTypesTheAmount: Story = {
  args: chosen('noAmount'),
  parameters: shows({ state: 'awaitingPayment', presentment: 'bankQr' }),
};

/** `qrData` without `qrCode`. */
export const PictureOnly: Story = {
  args: chosen('pictureOnly'),
  parameters: shows({ state: 'awaitingPayment', presentment: 'bankQr' }),
};

/** A code with a wrong CRC is not drawn, and the API's own picture of it is not shown either. */
export const BrokenCode: Story = {
  args: chosen('badCrc'),
  parameters: shows({ state: 'awaitingPayment' }),
};

/** The code pays another account than the one listed for the method. */
export const AnotherAccount: Story = {
  args: {
    paymentMethods: [{ ...sandboxMethods.bankQr, account: { number: '1029384756', holder: 'TRAM 29-03D' } }],
  },
  parameters: shows({ state: 'awaitingPayment', presentment: 'bankQr' }),
};

/** A code of another scheme can be scanned, but not typed. */
export const AnotherScheme: Story = {
  args: chosen('otherScheme'),
  parameters: shows({ state: 'awaitingPayment', presentment: 'bankQr' }),
};

/** `paymentQR` and a top-level `orderId`. */
export const OlderShape: Story = {
  args: chosen('olderShape'),
  parameters: shows({ state: 'awaitingPayment', presentment: 'bankQr' }),
};

/** The transfer content differs between code and answer: shown, with a notice to the host. */
export const AnotherContent: Story = {
  args: chosen('otherContent'),
  parameters: shows({ state: 'awaitingPayment', presentment: 'bankQr' }),
};

/** An unknown status is never success. */
export const UnknownStatus: Story = {
  args: chosen('unknownStatus'),
  parameters: shows({ state: 'awaitingPayment', presentment: 'bankQr' }),
};

/** An order was created, but the answer has nothing to pay it with. */
export const NothingToShow: Story = {
  args: chosen('nothing'),
  parameters: shows({ state: 'awaitingPayment' }),
};

/** Links that no page may open are not shown. */
export const UnsafeLinks: Story = {
  args: chosen('unsafeLinks'),
  parameters: shows({ state: 'awaitingPayment' }),
};

/** A total of 0 VND. */
export const NothingToPay: Story = {
  args: chosen('free'),
  parameters: shows({ state: 'nothingToPay' }),
};

export const PaidAtOnce: Story = {
  args: chosen('paidAtOnce'),
  parameters: shows({ state: 'paid' }),
};

/** The code asks for another amount than the answer: nothing payable is shown. */
export const AnotherAmount: Story = {
  args: chosen('wrongAmount'),
  parameters: shows({ state: 'untrusted', error: 'qr_mismatch' }),
};

/** As a partner's own proxy might answer, which checks nothing. */
const answerForAnotherBooking: typeof fetch = async (input, init) => {
  const response = await sandboxFetch()(input, init);
  const envelope = (await response.json()) as { data: object };
  return Response.json({ ...envelope, data: { ...envelope.data, customerScheduleId: 1 } });
};

/** The answer of a partner's own proxy is about another booking: nothing payable is shown. */
export const AnotherBooking: Story = {
  args: { ...chosen('bankQr'), fetch: answerForAnotherBooking },
  parameters: shows({ state: 'untrusted', error: 'booking_mismatch' }),
};
