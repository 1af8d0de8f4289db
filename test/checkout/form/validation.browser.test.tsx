import { act, screen, within } from '@testing-library/react';
import { createRef } from 'react';
import { describe, expect, it } from 'vitest';
import type { PaymentCheckoutHandle } from '../../../src/index.js';
import { renderCheckout } from '../../renderCheckout.js';

const pressPay = () => screen.getByRole('button', { name: 'Thanh toán' });

describe('validation', () => {
  it('says beside the methods that one is needed, moves there, and sends nothing', async () => {
    const { user, sandbox } = renderCheckout();
    await user.click(pressPay());
    const group = screen.getByRole('radiogroup', { name: 'Phương thức thanh toán' });
    const error = await within(group).findByRole('alert');
    expect(error).toHaveTextContent('Hãy chọn một phương thức thanh toán.');
    const [first] = within(group).getAllByRole('radio');
    expect(first).toHaveFocus();
    expect(first).toHaveAccessibleDescription('Hãy chọn một phương thức thanh toán.');
    expect(group).toHaveAttribute('aria-invalid', 'true');
    expect(sandbox.calls.createPayment).toBe(0);
    await user.click(first!);
    expect(within(group).queryByRole('alert')).not.toBeInTheDocument();
    expect(group).not.toHaveAttribute('aria-invalid');
  });

  it('moves past a method that cannot be chosen', async () => {
    const paymentMethods = [
      { type: 1, name: 'Ví đang bảo trì', disabled: true },
      { type: 2, name: 'VietQR' },
      { type: 3, name: 'MoMo' },
    ];
    const { user } = renderCheckout({ paymentMethods });
    await user.click(pressPay());
    expect(await screen.findByRole('alert')).toBeVisible();
    expect(screen.getByRole('radio', { name: 'VietQR' })).toHaveFocus();
  });

  it('asks for the terms beside their checkbox, after the methods', async () => {
    const { user, sandbox } = renderCheckout({ terms: 'Tôi đồng ý với điều khoản' });
    const terms = screen.getByRole('checkbox', { name: 'Tôi đồng ý với điều khoản' });
    await user.click(pressPay());
    expect(await screen.findAllByRole('alert')).toHaveLength(2);
    expect(screen.getAllByRole('radio')[0]).toHaveFocus();
    expect(terms).toBeInvalid();
    expect(terms).toHaveAccessibleDescription('Hãy đồng ý với điều khoản trước khi thanh toán.');

    await user.click(screen.getByRole('radio', { name: /VietQR Mọi/ }));
    await user.click(pressPay());
    expect(terms).toHaveFocus();
    expect(sandbox.calls.createPayment).toBe(0);

    await user.click(terms);
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    await user.click(pressPay());
    expect(await screen.findByRole('heading', { name: 'Quét mã để thanh toán' })).toBeVisible();
    expect(sandbox.orders).toHaveLength(1);
  });

  it('holds a host that presses by its ref to the same rules', async () => {
    const ref = createRef<PaymentCheckoutHandle>();
    const { sandbox } = renderCheckout({ ref } as object);
    act(() => ref.current?.submit());
    expect(await screen.findByRole('alert')).toHaveTextContent('Hãy chọn một phương thức thanh toán.');
    expect(sandbox.calls.createPayment).toBe(0);
  });
});
