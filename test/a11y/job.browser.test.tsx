import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { renderCheckout } from '../renderCheckout.js';

const press = (keys: string) => userEvent.keyboard(keys);

/** Presses Tab until an element has the focus. */
async function tabTo(role: string, name: RegExp | string): Promise<HTMLElement> {
  const target = await screen.findByRole(role, { name });
  for (let presses = 0; document.activeElement !== target; presses += 1) {
    expect(presses, `Tab presses to ${String(name)}`).toBeLessThan(40);
    await press('{Tab}');
  }
  return target;
}

async function expectScreen(title: string): Promise<void> {
  const heading = await screen.findByRole('heading', { level: 2, name: title });
  await waitFor(() => expect(heading).toHaveFocus());
}

it('pays by keyboard without ever losing the focus', async () => {
  const { sandbox, host } = renderCheckout({ statusUrl: '/api/payment/status' });

  // Arrow keys choose among the methods, Space a service, and Enter pays from any field.
  await press('{Tab} ');
  await press('{ArrowDown}{ArrowUp}');
  expect(screen.getByRole('radio', { name: /^Chuyển khoản VietQR/ })).toBeChecked();
  await press('{Tab} ');
  expect(screen.getByRole('checkbox', { name: /Đăng kiểm xe cơ giới/ })).toBeChecked();
  await press('{Enter}');
  await expectScreen('Quét mã để thanh toán');

  const enlarge = await tabTo('button', 'Phóng to');
  await press('{Enter}');
  const dialog = screen.getByRole('dialog');
  expect(within(dialog).getByRole('button', { name: 'Đóng' })).toHaveFocus();
  await press('{Escape}');
  await waitFor(() => expect(dialog).not.toBeInTheDocument());
  expect(enlarge).toHaveFocus();

  const copy = await tabTo('button', 'Sao chép Nội dung');
  await press(' ');
  await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent(/[Ss]ao chép/));
  expect(copy).toBeInTheDocument();

  await tabTo('button', 'Chọn phương thức khác');
  await press('{Enter}');
  await expectScreen('Thanh toán lịch hẹn');
  await tabTo('radio', /^Chuyển khoản VietQR/);
  await press('{ArrowDown}');
  const pay = await tabTo('button', 'Thanh toán');
  await press('{Enter}');
  const question = await screen.findByRole('alertdialog');
  expect(within(question).getByRole('button', { name: 'Quay lại' })).toHaveFocus();
  await press('{Escape}');
  await waitFor(() => expect(question).not.toBeInTheDocument());
  expect(pay).toHaveFocus();
  expect(sandbox.orders).toHaveLength(1);

  await press('{Enter}');
  await screen.findByRole('alertdialog');
  await press('{Tab}{Enter}');
  await expectScreen('Quét mã để thanh toán');
  expect(sandbox.orders).toHaveLength(2);

  await tabTo('button', 'Kiểm tra ngay');
  sandbox.settle(sandbox.orders[1]!.orderId, 'Success');
  await press('{Enter}');
  await expectScreen('Thanh toán thành công');
  expect(host.onPaid).toHaveBeenCalledOnce();
});

it('leads from an early press to every invalid field', async () => {
  renderCheckout({ terms: 'Tôi đồng ý với điều khoản.' });
  await tabTo('button', 'Thanh toán');
  await press('{Enter}');
  await waitFor(() => expect(screen.getAllByRole('radio')[0]).toHaveFocus());
  await tabTo('button', 'Hãy đồng ý với điều khoản trước khi thanh toán.');
  await press('{Enter}');
  expect(screen.getByRole('checkbox', { name: 'Tôi đồng ý với điều khoản.' })).toHaveFocus();
  await press(' ');
  await waitFor(() => expect(screen.queryByRole('button', { name: /^Hãy đồng ý/ })).not.toBeInTheDocument());
});
