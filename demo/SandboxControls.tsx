import { useId, useState, type ReactNode } from 'react';
import type { PaymentStatus } from '../src/index.js';
import './sandbox.css';
import { failNextPayment, settleOrder } from './sandboxClient.js';

/** Settings of the checkout that the panel can change. */
export interface CheckoutChoices {
  locale: 'vi' | 'en';
  /** Adds methods that no real list has: wrong amounts, broken codes, odd states. */
  hasTroubleMethods: boolean;
}

interface SandboxControlsProps {
  /** The order on screen. */
  orderId: string | undefined;
  choices: CheckoutChoices;
  onChoose: (choices: CheckoutChoices) => void;
}

const settlements: readonly (readonly [PaymentStatus, string])[] = [
  ['Success', 'Đã nhận tiền'],
  ['Processing', 'Đang xử lý'],
  ['Failed', 'Thất bại'],
  ['Canceled', 'Hủy'],
];
const failures = [400, 401, 429, 500] as const;
/** Booking for the next try, because a paid booking stays paid. */
const anotherBooking = 10_000 + Math.floor(Math.random() * 90_000);

/** A panel that plays the payment provider. Not part of the partner's page. */
export function SandboxControls({ orderId, choices, onChoose }: SandboxControlsProps) {
  const titleId = useId();
  const [note, setNote] = useState('');
  return (
    <aside className="sandbox" aria-labelledby={titleId}>
      <h2 id={titleId}>Bảng điều khiển thử nghiệm</h2>
      <p>Không thuộc trang của đối tác. Đóng vai ngân hàng và Partner API.</p>
      <Group title={orderId === undefined ? 'Chưa có đơn hàng' : `Đơn hàng ${orderId}`}>
        {settlements.map(([status, label]) => (
          <button
            key={status}
            type="button"
            disabled={orderId === undefined}
            onClick={() => {
              if (orderId === undefined) return;
              void settleOrder(orderId, status).then(() => setNote(`Đơn hàng ${orderId}: ${label}.`));
            }}
          >
            {label}
          </button>
        ))}
      </Group>
      <Group title="Lần thanh toán tới trả lỗi">
        {failures.map((httpStatus) => (
          <button
            key={httpStatus}
            type="button"
            onClick={() =>
              void failNextPayment(httpStatus).then(() => setNote(`Lần tới trả lỗi ${httpStatus}.`))
            }
          >
            {httpStatus}
          </button>
        ))}
      </Group>
      <Group title="Khung thanh toán">
        <label>
          <input
            type="checkbox"
            checked={choices.locale === 'en'}
            onChange={(event) => onChoose({ ...choices, locale: event.target.checked ? 'en' : 'vi' })}
          />
          English
        </label>
        <label>
          <input
            type="checkbox"
            checked={choices.hasTroubleMethods}
            onChange={(event) => onChoose({ ...choices, hasTroubleMethods: event.target.checked })}
          />
          Cả những phương thức trả lời sai
        </label>
        <a href={`?booking=${anotherBooking}`}>Lịch hẹn khác</a>
      </Group>
      <p role="status">{note}</p>
    </aside>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  const titleId = useId();
  return (
    <div className="sandbox-group" role="group" aria-labelledby={titleId}>
      <h3 id={titleId}>{title}</h3>
      <div>{children}</div>
    </div>
  );
}
