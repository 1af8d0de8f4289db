import type { Meta, StoryObj } from '@storybook/react-vite';
import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { en } from '../src/i18n/en.js';
import { vi } from '../src/i18n/vi.js';
import {
  definePaymentCheckoutElement,
  type PaymentCheckoutElementProps,
  type PaymentCheckoutEventMap,
} from '../src/element/index.js';
import { sandboxMethods } from '../src/sandbox/index.js';

definePaymentCheckoutElement();

type Args = Pick<PaymentCheckoutElementProps, 'locale' | 'fetch'> & {
  /** The markup that a partner writes. */
  markup: string;
};

/** The component as a custom element, for pages of any framework or none: attributes, properties and events. */
const meta: Meta<Args> = {
  title: 'Without React',
  // The element has a React root of its own, which cannot unmount while Storybook unmounts a story.
  beforeEach: () => async () => {
    for (const checkout of document.querySelectorAll('body > payment-checkout')) checkout.remove();
    await new Promise((resolve) => setTimeout(resolve));
  },
  render: ({ markup, ...props }) => <PlainPage key={markup} markup={markup} props={props} />,
};
export default meta;

type Story = StoryObj<Args>;

const eventNames = Object.keys({
  'payment-created': true,
  'payment-status': true,
  'payment-paid': true,
  'payment-error': true,
  'payment-event': true,
  'payment-state': true,
} satisfies Record<keyof PaymentCheckoutEventMap, true>);

/** Stands for a page without React: writes the markup, sets properties by script, and listens in one place. */
function PlainPage({
  markup,
  props,
}: {
  markup: string;
  props: Partial<PaymentCheckoutElementProps>;
}): ReactNode {
  const page = useRef<HTMLDivElement>(null);
  const [heard, setHeard] = useState<string[]>([]);
  useLayoutEffect(() => {
    const { current } = page;
    const note = ({ type, detail }: Event & { detail?: { type?: string; status?: string } }) =>
      setHeard((before) => [...before, [type, detail?.type ?? detail?.status].filter(Boolean).join(': ')]);
    for (const name of eventNames) current?.addEventListener(name, note);
    const checkout = current?.querySelector('payment-checkout');
    return () => {
      if (checkout) document.body.append(checkout);
    };
  }, []);
  useLayoutEffect(() => {
    Object.assign(page.current?.querySelector('payment-checkout') ?? {}, { resume: false, ...props });
  }, [props]);
  return (
    <>
      <div ref={page} dangerouslySetInnerHTML={{ __html: markup }} />
      <h2>HTML</h2>
      <pre tabIndex={0} style={{ overflow: 'auto' }}>
        {markup}
      </pre>
      <h2>Events</h2>
      <ol>
        {heard.map((line, index) => (
          <li key={index}>{line}</li>
        ))}
      </ol>
    </>
  );
}

/** Queries in the element's shadow root, once it has rendered. */
async function inside(canvasElement: HTMLElement) {
  const checkout = canvasElement.querySelector('payment-checkout')!;
  return within(
    await waitFor(
      () => checkout.shadowRoot?.querySelector('section') ?? Promise.reject(new Error('Nothing yet.')),
    ),
  );
}

const attributes = `
  proxy-url="/api/payment"
  customer-schedule-id="1869"
  stations-id="57"
  methods-url="/api/payment/methods"
  services-url="/api/payment/services"
  status-url="/api/payment/status"`;

/** `ttdk-payment-checkout/element` in a page that is built: every callback is an event. */
export const Element: Story = {
  args: { markup: `<payment-checkout${attributes}\n></payment-checkout>` },
  play: async ({ args, canvas, canvasElement, globals }) => {
    const checkout = await inside(canvasElement);
    const { name } = sandboxMethods.bankQr;
    await userEvent.click(await checkout.findByRole('radio', { name: (found) => found.startsWith(name) }));
    const { pay } = (args.locale ?? globals['locale']) === 'en' ? en : vi;
    await userEvent.click(checkout.getByRole('button', { name: pay }));
    await expect(await checkout.findByRole('img')).toBeVisible();
    await expect(await canvas.findByText(/^payment-created/)).toBeVisible();
    await expect(canvas.getByText('payment-state: awaitingPayment')).toBeVisible();
  },
};

/** The script file, for a page without a build. Children are slotted. */
export const ScriptTag: Story = {
  args: {
    markup: `<script src="payment-checkout.js" defer></script>

<payment-checkout${attributes}
  locale="en"
  terms
>
  <span slot="terms">I agree to the <a href="#terms">terms of payment</a>.</span>
  <p slot="footer">Questions? Call 1900 0000.</p>
</payment-checkout>`,
  },
  render: ({ markup, fetch }) => (
    <PlainPage key={markup} markup={markup} props={{ ...(fetch && { fetch }) }} />
  ),
  play: async ({ canvas, canvasElement }) => {
    const checkout = await inside(canvasElement);
    await userEvent.click(canvasElement.querySelector('[slot=terms]')!);
    await expect(checkout.getByRole('checkbox', { name: /terms of payment/ })).toBeChecked();
    await expect(canvas.getByText('Questions? Call 1900 0000.')).toBeVisible();
  },
};
