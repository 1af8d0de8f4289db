import { screen, waitFor } from '@testing-library/react';
import type { PaymentCheckoutProps } from '../../../src/index.js';
import { sandboxMethods } from '../../../src/sandbox/index.js';
import { enveloped, sampleDataWith } from '../../fixtures/sampleAnswer.js';
import { renderCheckout, type Network, type RenderedCheckout } from '../../renderCheckout.js';

/** Answers createPayment with the sample and `changes` over it; everything else goes through. */
const answering =
  (changes: Readonly<Record<string, unknown>>): Network =>
  (request, next) =>
    request.method === 'POST'
      ? Promise.resolve(Response.json(enveloped(sampleDataWith(changes))))
      : next(request);

/** Pays with a bank transfer and waits for the screen that the answer brings. */
export async function renderAnswer(
  changes: Readonly<Record<string, unknown>>,
  props: Partial<PaymentCheckoutProps> = {},
): Promise<RenderedCheckout & { root: HTMLElement }> {
  const checkout = renderCheckout(
    { paymentMethods: [sandboxMethods.bankQr], ...props },
    { network: answering(changes) },
  );
  const root = checkout.container.querySelector<HTMLElement>('[data-part="root"]')!;
  await checkout.user.click(screen.getByRole('button', { name: /^(Thanh toán|Pay)$/ }));
  await waitFor(() => {
    if (/editing|submitting/.test(root.dataset['state'] ?? ''))
      throw new Error('The answer is not there yet.');
  });
  return { ...checkout, root };
}

/** The ways to pay on screen, in their order. */
export const waysOf = (root: HTMLElement): (string | undefined)[] =>
  [...root.querySelectorAll<HTMLElement>('[data-way]')].map((way) => way.dataset['way']);

/** The types of notice that the host got by `onEvent`. */
export const noticesOf = ({ host }: Pick<RenderedCheckout, 'host'>): unknown[] =>
  host.onEvent.mock.calls.flatMap(([event]: { type: string; notice?: string }[]) =>
    event?.type === 'notice' ? [event.notice] : [],
  );
