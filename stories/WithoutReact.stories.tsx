import type { Meta, StoryObj } from '@storybook/react-vite';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { expect, waitFor, within } from 'storybook/test';
import {
  definePaymentCheckoutElement,
  type PaymentCheckoutElement,
  type PaymentCheckoutElementProps,
  type PaymentCheckoutEventMap,
} from '../src/element/index.js';
import { everydayMethods, sandboxServices } from '../src/sandbox/index.js';

definePaymentCheckoutElement();

type Args = Pick<PaymentCheckoutElementProps, 'locale' | 'fetch'> & {
  /** What a partner writes into a page. */
  markup: string;
};

/** The component as a custom element, for pages of any framework or none: attributes, properties and events. */
const meta: Meta<Args> = {
  title: 'Without React',
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
function PlainPage({ markup, props }: { markup: string; props: Partial<PaymentCheckoutElementProps> }): ReactNode {
  const page = useRef<HTMLDivElement>(null);
  const [heard, setHeard] = useState<string[]>([]);
  useEffect(() => {
    const { current } = page;
    const checkout = current?.querySelector('payment-checkout');
    if (!checkout) return undefined;
    Object.assign(checkout, { resume: false, ...props });
    const note = ({ type, detail }: Event & { detail?: { type?: string; status?: string } }) =>
      setHeard((before) => [...before, [type, detail?.type ?? detail?.status].filter(Boolean).join(': ')]);
    for (const name of eventNames) current?.addEventListener(name, note);
    return () => {
      for (const name of eventNames) current?.removeEventListener(name, note);
    };
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

/** What is inside of the element's shadow root. */
async function inside(canvasElement: HTMLElement) {
  const checkout = canvasElement.querySelector<PaymentCheckoutElement>('payment-checkout');
  return within(await waitFor(() => checkout?.shadowRoot?.querySelector('section') ?? Promise.reject(new Error())));
}
