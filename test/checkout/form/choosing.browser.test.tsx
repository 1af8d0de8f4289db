import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { StationService } from '../../../src/index.js';
import { sandboxMethods } from '../../../src/sandbox/index.js';
import { renderCheckout } from '../../renderCheckout.js';

const methods = () => screen.getByRole('radiogroup', { name: 'Phương thức thanh toán' });
const services = () => screen.getByRole('group', { name: 'Dịch vụ tại trạm' });
const service = (name: RegExp) => within(services()).getByRole('checkbox', { name });

describe('choosing', () => {
  it('offers methods as one radio group that the arrow keys walk through', async () => {
    const { user } = renderCheckout({
      paymentMethods: [sandboxMethods.bankQr, sandboxMethods.momoQr, sandboxMethods.link],
    });
    const [bank, momo, link] = within(methods()).getAllByRole('radio');
    expect(bank).toHaveAccessibleName(/^Chuyển khoản VietQR.*Mọi ứng dụng ngân hàng/);
    await user.click(bank!);
    expect(bank).toBeChecked();
    await user.keyboard('{ArrowDown}');
    expect(momo).toBeChecked();
    expect(momo).toHaveFocus();
    await user.click(link!);
    expect([bank, momo, link].map((radio) => (radio as HTMLInputElement).checked)).toEqual([
      false,
      false,
      true,
    ]);
  });

  it('chooses the only method by itself, and what the host asks for', () => {
    const only = renderCheckout({ paymentMethods: [sandboxMethods.momoQr] });
    expect(screen.getByRole('radio', { name: /Ví MoMo/ })).toBeChecked();
    only.unmount();
    renderCheckout({ defaultValues: { method: { type: 4, id: 3 }, services: [102] } });
    expect(screen.getByRole('radio', { name: /^VNPAY Thẻ/ })).toBeChecked();
    expect(service(/Cấp giấy chứng nhận/)).toBeChecked();
    expect(service(/Rửa xe/)).not.toBeChecked();
  });

  it('adds up what is chosen, as it is chosen', async () => {
    const { user } = renderCheckout();
    const total = screen.getByText('Số tiền được xác nhận ở bước sau.').parentElement;
    expect(total).toHaveAttribute('aria-live', 'polite');
    await user.click(service(/Đăng kiểm xe cơ giới/));
    expect(total).toHaveTextContent('Tạm tính 120.000 ₫');
    await user.click(service(/Rửa xe/));
    expect(total).toHaveTextContent('Tạm tính 170.000 ₫');
    await user.click(service(/Đăng kiểm xe cơ giới/));
    expect(total).toHaveTextContent('Tạm tính 50.000 ₫');
  });

  it('promises no total while one chosen price is not known', async () => {
    const unpriced = { id: 9, name: 'Kiểm tra thêm', price: undefined } as unknown as StationService;
    const { user } = renderCheckout({
      stationServices: [
        { id: 101, name: 'Đăng kiểm', price: 120_000 },
        { id: 102, name: 'Phí đường bộ' },
        unpriced,
      ],
    });
    await user.click(service(/^Đăng kiểm/));
    expect(screen.getByText('120.000 ₫', { selector: 'strong *' })).toBeVisible();
    await user.click(service(/Phí đường bộ/));
    expect(screen.getByText('Số tiền được xác nhận ở bước sau.')).toBeVisible();
    expect(service(/Phí đường bộ/)).toHaveAccessibleName('Phí đường bộ');
    expect(service(/Kiểm tra thêm/)).toHaveAccessibleName('Kiểm tra thêm');
  });

  it('counts a price of 0', async () => {
    const { user } = renderCheckout({ stationServices: [{ id: 1, name: 'Tem kiểm định', price: 0 }] });
    await user.click(service(/Tem/));
    expect(screen.getByText('0 ₫', { selector: 'strong *' })).toBeVisible();
  });

  it('keeps a required service chosen, within reach of the keyboard', async () => {
    const { user } = renderCheckout({
      paymentMethods: [sandboxMethods.bankQr],
      stationServices: [{ id: 101, name: 'Đăng kiểm', price: 120_000, required: true }],
    });
    const required = service(/Đăng kiểm.*Bắt buộc/);
    expect(required).toBeChecked();
    expect(required).toHaveAttribute('aria-disabled', 'true');
    await user.click(required);
    expect(required).toBeChecked();
    expect(required).toHaveFocus();
    expect(screen.getByText('120.000 ₫', { selector: 'strong *' })).toBeVisible();
  });

  it('shows a disabled method and service, and lets nobody choose them', async () => {
    const { user } = renderCheckout({
      paymentMethods: [
        { ...sandboxMethods.bankQr, disabled: true },
        sandboxMethods.momoQr,
        sandboxMethods.link,
      ],
      stationServices: [{ id: 101, name: 'Đăng kiểm', price: 120_000, disabled: true }],
      defaultValues: { method: sandboxMethods.bankQr, services: [101] },
    });
    const off = [screen.getByRole('radio', { name: /VietQR/ }), service(/Đăng kiểm/)];
    for (const input of off) {
      expect(input).toBeDisabled();
      await user.click(input);
      expect(input).not.toBeChecked();
    }
  });

  it('has no group of services where there are none', () => {
    renderCheckout({ stationServices: [] });
    expect(screen.queryByRole('group', { name: 'Dịch vụ tại trạm' })).not.toBeInTheDocument();
  });

  it('has no search for twelve services, nor for any number of methods', () => {
    renderCheckout({
      stationServices: Array.from({ length: 12 }, (_, index) => ({ id: index + 1, name: `Gói ${index}` })),
    });
    expect(screen.getAllByRole('radio').length).toBeGreaterThan(12);
    expect(screen.queryByRole('searchbox')).not.toBeInTheDocument();
  });

  it('lets payers search more than twelve services, with or without diacritics, and forgets no choice', async () => {
    const names = [
      'Đăng kiểm',
      'Rửa xe',
      ...Array.from({ length: 11 }, (_, index) => `Gói phụ ${index + 1}`),
    ];
    const { user } = renderCheckout({
      stationServices: names.map((name, index) => ({ id: index + 1, name, price: 1_000 })),
    });
    await user.click(service(/Rửa xe/));
    const search = screen.getByRole('searchbox', { name: 'Tìm dịch vụ' });
    await user.type(search, 'dang KIEM');
    expect(within(services()).getAllByRole('checkbox')).toEqual([service(/Đăng kiểm/)]);
    await user.click(service(/Đăng kiểm/));
    await user.type(search, ' gì đó');
    expect(screen.getByRole('status')).toHaveTextContent('Không có dịch vụ nào khớp.');
    await user.keyboard('{Enter}');
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    await user.clear(search);
    expect(service(/Rửa xe/)).toBeChecked();
    expect(screen.getByText('2.000 ₫', { selector: 'strong *' })).toBeVisible();
  });
});
