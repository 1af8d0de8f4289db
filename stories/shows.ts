import { expect, waitFor } from 'storybook/test';
import type { Presentment } from '../src/payment/presentment.js';
import type { PaymentCheckoutProps } from '../src/PaymentCheckout.js';
import type { CheckoutState } from '../src/state/CheckoutState.js';
import type { PaymentErrorCode } from '../src/transport/PaymentError.js';

/** What a story shows, as its `parameters.shows`. Checked after its `play`, and counted by the story matrix. */
export interface Shows {
  /** `broken`: props that cannot work. */
  state?: CheckoutState['status'] | 'broken';
  presentment?: Presentment['kind'];
  /** The code that `onError` was called with. */
  error?: PaymentErrorCode;
}

/** As a story's parameters. */
export const shows = (what: Shows) => ({ shows: what });

/** Waits until a story shows its `parameters.shows`. */
export async function expectShown(
  what: Shows,
  canvasElement: HTMLElement,
  args: PaymentCheckoutProps,
): Promise<void> {
  await waitFor(
    async () => {
      const root = canvasElement.querySelector('[data-part="root"]');
      if (what.state) await expect(root).toHaveAttribute('data-state', what.state);
      if (what.presentment)
        await expect(root?.querySelector(`[data-way="${what.presentment}"]`)).toBeVisible();
      if (what.error)
        await expect(args.onError).toHaveBeenCalledWith(expect.objectContaining({ code: what.error }));
    },
    { timeout: 5_000 },
  );
}
