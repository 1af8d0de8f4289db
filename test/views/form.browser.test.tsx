import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { PaymentError } from '../../src/transport/PaymentError.js';
import { bankPayment, methods, ready, services, type FakeController } from './fakeController.js';
import { renderWithController } from './renderWithController.js';

vi.mock('../../src/state/usePaymentCheckout.js', async () => ({
  usePaymentCheckout: (await import('./fakeController.js')).useFakeController,
}));

const payButton = () => screen.getByRole('button', { name: 'Thanh toán' });

describe('form', () => {
  it('offers the methods as radio buttons and the services as checkboxes, with their prices', () => {
    renderWithController();
    const methodGroup = screen.getByRole('radiogroup', { name: 'Phương thức thanh toán' });
    expect(within(methodGroup).getAllByRole('radio')).toHaveLength(3);
    expect(within(methodGroup).getByRole('radio', { name: /Ví MoMo/ })).not.toBeChecked();
    const serviceGroup = screen.getByRole('group', { name: 'Dịch vụ tại trạm' });
    expect(within(serviceGroup).getByRole('checkbox', { name: /Rửa xe\s*50\.000\s₫/ })).not.toBeChecked();
  });

  it('keeps a required service checked, focusable and labelled as required', async () => {
    renderWithController();
    const box = screen.getByRole('checkbox', { name: /Đăng kiểm xe cơ giới\s*Bắt buộc/ });
    await userEvent.click(box);
    expect(box).toBeChecked();
    expect(box).toHaveAttribute('aria-disabled', 'true');
    expect(box).toBeEnabled();
  });

  it('does not let disabled options be chosen', async () => {
    renderWithController({ methods: ready([{ key: 'off', type: 9, name: 'Bảo trì', disabled: true }]) });
    await userEvent.click(screen.getByText('Bảo trì'));
    expect(screen.getByRole('radio', { name: 'Bảo trì' })).not.toBeChecked();
  });

  it('shows errors at their fields and focuses the first', async () => {
    renderWithController(
      { errors: { method: 'methodRequired', terms: 'termsRequired' } },
      { terms: 'Tôi đồng ý' },
    );
    await userEvent.click(payButton());
    const firstRadio = await screen.findByRole('radio', {
      name: /VietQR/,
      description: 'Hãy chọn một phương thức thanh toán.',
    });
    expect(firstRadio).toHaveFocus();
    expect(screen.getByRole('radiogroup')).toBeInvalid();
    const terms = screen.getByRole('checkbox', { name: 'Tôi đồng ý' });
    expect(terms).toBeInvalid();
    expect(terms).toHaveAccessibleDescription('Hãy đồng ý với điều khoản trước khi thanh toán.');
  });

  it('lists several errors next to the button; each focuses its field', async () => {
    renderWithController(
      { errors: { method: 'methodRequired', terms: 'termsRequired' } },
      { terms: 'Tôi đồng ý' },
    );
    await userEvent.click(payButton());
    await userEvent.click(await screen.findByRole('button', { name: /^Hãy đồng ý với điều khoản/ }));
    expect(screen.getByRole('checkbox', { name: 'Tôi đồng ý' })).toHaveFocus();
    await userEvent.click(screen.getByRole('button', { name: /^Hãy chọn một phương thức/ }));
    expect(screen.getAllByRole('radio')[0]).toHaveFocus();
  });

  it('has no consent checkbox without terms', () => {
    renderWithController();
    expect(screen.getAllByRole('checkbox')).toHaveLength(services.length);
  });

  it('submits once by the button and once by Enter', async () => {
    const submit = vi.fn();
    renderWithController({ actions: { submit } });
    await userEvent.click(payButton());
    expect(submit).toHaveBeenCalledTimes(1);
    await userEvent.click(screen.getByRole('radio', { name: /MoMo/ }));
    await userEvent.keyboard('{Enter}');
    expect(submit).toHaveBeenCalledTimes(2);
  });

  it.each<[string, FakeController, string]>([
    ['while the request is in flight', { state: { status: 'submitting' } }, 'Đang tạo thanh toán…'],
    ['until a refused payer may try again', { retryInSeconds: 12 }, 'Thử lại sau 12 giây'],
  ])('does nothing %s, and the button keeps its focus', async (_, fake, label) => {
    const submit = vi.fn();
    renderWithController({ ...fake, actions: { submit } });
    const button = screen.getByRole('button', { name: label });
    await userEvent.click(button);
    expect(submit).not.toHaveBeenCalled();
    expect(button).toHaveFocus();
    expect(button).toHaveAttribute('aria-disabled', 'true');
  });

  it('shows the total, or says that it is confirmed later', () => {
    const { show } = renderWithController({ total: 170_000 });
    expect(screen.getByText(/Tạm tính/).parentElement).toHaveTextContent(/Tạm tính 170\.000\s₫/);
    show({ total: null });
    expect(screen.getByText('Số tiền được xác nhận ở bước sau.')).toBeVisible();
  });

  it('shows that a list is loading, empty or failed, and reloads it', async () => {
    const reload = vi.fn();
    const list = { options: [], isOffered: true, retryInSeconds: 0, reload };
    const { show } = renderWithController({ methods: { ...list, status: 'loading' } });
    expect(screen.getAllByText('Đang tải…')[0]).toBeVisible();
    expect(screen.getByRole('status')).toHaveTextContent('Đang tải…');
    show({ methods: ready([]), services: ready([]) });
    expect(screen.getByText(/Chưa có phương thức nào/)).toBeVisible();
    expect(screen.queryByRole('group', { name: 'Dịch vụ tại trạm' })).not.toBeInTheDocument();
    show({ methods: { ...list, status: 'failed', retryInSeconds: 12 } });
    await userEvent.click(screen.getByRole('button', { name: 'Thử lại sau 12 giây' }));
    expect(reload).not.toHaveBeenCalled();
    show({ methods: { ...list, status: 'failed' } });
    expect(screen.getByRole('alert')).toHaveTextContent('Không tải được danh sách.');
    await userEvent.click(screen.getByRole('button', { name: 'Tải lại' }));
    expect(reload).toHaveBeenCalledTimes(1);
  });

  it('searches a long list without diacritics and keeps the choices', async () => {
    const submit = vi.fn();
    const many = Array.from({ length: 12 }, (_, index) => ({
      key: `x${index}`,
      id: index + 1,
      name: `Rửa xe số ${index}`,
    }));
    renderWithController({
      services: ready([...many, { key: 'd', id: 99, name: 'Đăng kiểm khí thải' }]),
      actions: { submit },
    });
    await userEvent.click(screen.getByRole('checkbox', { name: 'Rửa xe số 3' }));
    const search = screen.getByRole('searchbox', { name: 'Tìm dịch vụ' });
    await userEvent.type(search, 'DANG kiem{Enter}');
    expect(submit).not.toHaveBeenCalled();
    expect(screen.getAllByRole('checkbox')).toHaveLength(1);
    await userEvent.click(screen.getByRole('checkbox', { name: 'Đăng kiểm khí thải' }));
    await userEvent.type(search, 'zzz');
    expect(screen.getAllByText('Không có dịch vụ nào khớp.')[0]).toBeVisible();
    expect(screen.getByRole('status')).toHaveTextContent('Không có dịch vụ nào khớp.');
    await userEvent.clear(search);
    expect(screen.getByRole('checkbox', { name: 'Rửa xe số 3' })).toBeChecked();
    expect(screen.getByRole('checkbox', { name: 'Đăng kiểm khí thải' })).toBeChecked();
  });

  it('shows a refusal next to the button', () => {
    const error = new PaymentError('refused', 'raw', { outcome: 'none', apiCode: 'RECORD_NOT_FOUND' });
    renderWithController({ state: { status: 'refused', error } });
    expect(screen.getByRole('alert')).toHaveTextContent(/^Không tìm thấy lịch hẹn/);
    expect(screen.queryByText(/raw/)).not.toBeInTheDocument();
    expect(payButton()).toBeVisible();
  });

  it('leads back to an order that can still be paid', async () => {
    const returnToPayment = vi.fn();
    renderWithController({
      state: { status: 'editing', openPayment: bankPayment },
      actions: { returnToPayment },
    });
    expect(screen.getByText('Đơn hàng 99999 vẫn có thể thanh toán.')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Quay lại thanh toán' }));
    expect(returnToPayment).toHaveBeenCalledTimes(1);
  });

  it('says when the device is offline', () => {
    renderWithController({ isOffline: true });
    expect(screen.getAllByText(/Thiết bị đang mất mạng/)[0]).toBeVisible();
    expect(screen.getByRole('status')).toHaveTextContent(/Thiết bị đang mất mạng/);
  });

  it('lets a host replace parts', async () => {
    const submit = vi.fn();
    renderWithController(
      { actions: { submit } },
      {
        slots: {
          methodOption: ({ name }) => <b>Cách trả: {name}</b>,
          serviceOption: ({ name }) => <i>{name}!</i>,
          summary: (total) => `Cộng ${total ?? 0}`,
          submitButton: (props) => <button className="mine" {...props} />,
          footer: () => 'Cảm ơn',
        },
      },
    );
    expect(screen.getByRole('radio', { name: `Cách trả: ${methods[1]!.name}` })).toBeVisible();
    expect(screen.getByRole('checkbox', { name: 'Rửa xe!' })).toBeVisible();
    expect(screen.getByText('Cộng 120000')).toBeVisible();
    expect(screen.getByText('Cảm ơn')).toBeVisible();
    await userEvent.click(payButton());
    expect(payButton()).toHaveClass('mine');
    expect(submit).toHaveBeenCalledTimes(1);
  });
});
