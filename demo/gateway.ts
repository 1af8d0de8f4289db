import './gateway.css';
import { listOrders, settleOrder } from './sandboxClient.js';

const orderId = new URLSearchParams(location.search).get('orderId') ?? '';
const element = (selector: string) => document.querySelector<HTMLElement>(selector)!;

const order = (await listOrders()).find((candidate) => String(candidate.orderId) === orderId);
element('#order').textContent = order ? orderId : 'không có';
element('#amount').textContent = order ? `${order.totalPayment.toLocaleString('vi-VN')} ₫` : '';

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-status]')) {
  button.disabled = !order;
  button.addEventListener('click', () => {
    const status = button.dataset['status'] === 'Success' ? 'Success' : 'Canceled';
    void settleOrder(orderId, status).then(() => {
      element('#result').textContent = status === 'Success' ? 'Đã thanh toán.' : 'Đã hủy giao dịch.';
      element('.gateway-actions').hidden = true;
    });
  });
}
