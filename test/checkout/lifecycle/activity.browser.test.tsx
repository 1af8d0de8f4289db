import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as React from 'react';
import { describe, expect, it, vi } from 'vitest';
import { PaymentCheckout, type PaymentCheckoutProps } from '../../../src/index.js';
import { sandboxMethods } from '../../../src/sandbox/index.js';
import { chain } from '../../renderCheckout.js';

/** React 19.2 and later. */
const { Activity } = React as Partial<typeof React>;

describe.runIf(Activity)('two trees of which React hides one', () => {
  it.each(['browser', 'tab', false] as const)('show one order, resume %s', async (resume) => {
    const Tree = Activity!;
    const { sandbox, fetch } = chain({});
    const onPaymentCreated = vi.fn();
    const props: PaymentCheckoutProps = {
      proxyUrl: '/api/payment',
      customerScheduleId: 1869,
      paymentMethods: Object.values(sandboxMethods),
      defaultValues: { method: sandboxMethods.bankQr },
      resume,
      fetch,
      onPaymentCreated,
    };
    const page = (shown: 'first' | 'second') => (
      <React.StrictMode>
        {(['first', 'second'] as const).map((name) => (
          <Tree key={name} mode={name === shown ? 'visible' : 'hidden'}>
            <div data-testid={name}>
              <PaymentCheckout {...props} />
            </div>
          </Tree>
        ))}
      </React.StrictMode>
    );
    const inTree = (name: string) => within(screen.getByTestId(name));
    const { rerender } = render(page('first'));
    const user = userEvent.setup();
    await user.click(inTree('first').getByRole('button', { name: 'Thanh toán' }));
    // Hidden while its request is in flight: its effects are gone when the answer comes.
    rerender(page('second'));
    expect(await inTree('second').findByRole('img', { name: /^Mã QR/ })).toBeVisible();
    await user.click(inTree('second').getByRole('button', { name: 'Chọn phương thức khác' }));
    await user.click(inTree('second').getByRole('radio', { name: /MoMo/ }));
    await user.click(inTree('second').getByRole('button', { name: 'Thanh toán' }));
    expect(await screen.findByRole('alertdialog')).toBeVisible();
    await user.keyboard('{Escape}');
    rerender(page('first'));
    expect(await inTree('first').findByRole('img', { name: /^Mã QR/ })).toBeVisible();
    expect(sandbox.orders).toHaveLength(1);
    await waitFor(() => expect(onPaymentCreated).toHaveBeenCalledOnce());
  });
});
