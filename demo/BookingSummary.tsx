import type { Booking } from './Booking.js';
import './booking.css';

interface BookingSummaryProps {
  booking: Booking;
  isPaid: boolean;
}

const dateFormat = new Intl.DateTimeFormat('vi-VN', {
  weekday: 'long',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
});
const timeFormat = new Intl.DateTimeFormat('vi-VN', { hour: '2-digit', minute: '2-digit' });

/** Summary of what the customer is about to pay for. */
export function BookingSummary({ booking, isPaid }: BookingSummaryProps) {
  const startsAt = new Date(booking.startsAt);
  return (
    <section className="booking" aria-labelledby="booking-title">
      <div className="booking-head">
        <h2 id="booking-title">Lịch hẹn của bạn</h2>
        <p className="booking-state" data-paid={isPaid}>
          {isPaid ? 'Đã thanh toán' : 'Chờ thanh toán'}
        </p>
      </div>
      <p className="booking-plate">{booking.plate}</p>
      <p className="booking-vehicle">{booking.vehicle}</p>
      <dl>
        <div>
          <dt>Thời gian</dt>
          <dd>
            <time dateTime={booking.startsAt}>
              {timeFormat.format(startsAt)} · {dateFormat.format(startsAt)}
            </time>
          </dd>
        </div>
        <div>
          <dt>Trạm đăng kiểm</dt>
          <dd>
            {booking.station}
            <span>{booking.address}</span>
          </dd>
        </div>
        <div>
          <dt>Mã lịch hẹn</dt>
          <dd>{booking.customerScheduleId}</dd>
        </div>
      </dl>
      <p className="booking-bring">Nhớ mang theo đăng ký xe và giấy chứng nhận kiểm định cũ.</p>
    </section>
  );
}
