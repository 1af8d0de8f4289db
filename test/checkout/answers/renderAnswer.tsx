import { screen, waitFor } from '@testing-library/react';
import type { PaymentCheckoutProps } from '../../../src/index.js';
import { sandboxMethods } from '../../../src/sandbox/index.js';
import { renderCheckout, type Network, type RenderedCheckout } from '../../renderCheckout.js';

/** `data` of the contract's own sample answer, with nothing in it to pay with. */
const sampleData = {
  customerScheduleId: 1869,
  isSuccess: 1,
  paymentStatus: 'New',
  totalPayment: 120_000,
  orderData: { orderId: 99_999 },
  errorMessage: null,
  errorCode: null,
  inAppGtelOrderId: null,
  paymentMethodId: 1,
  paymentMethodType: 2,
  paymentMethodSubType: null,
  metaData: null,
  bankQR: null,
  momoQR: null,
  paymentLinkUrl: null,
  paymentDeepLink: null,
  paymentGatewayData: null,
};

/** Answers createPayment with the sample and `changes` over it; everything else goes through. */
const answering =
  (changes: Readonly<Record<string, unknown>>): Network =>
  (request, next) =>
    request.method === 'POST'
      ? Promise.resolve(
          Response.json({
            statusCode: 200,
            error: null,
            message: 'Success',
            data: { ...sampleData, ...changes },
          }),
        )
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
