import { useState } from 'react';
import { PaymentCheckout } from '../src/index.js';
import { sandboxMethods } from '../src/sandbox/index.js';
import type { Booking } from './Booking.js';
import { BookingSummary } from './BookingSummary.js';
import type { DemoSettings } from './DemoSettings.js';
import { SandboxControls, type CheckoutChoices } from './SandboxControls.js';
import { SiteHeader } from './SiteHeader.js';

interface BookingPageProps {
  booking: Booking;
  settings: DemoSettings;
}

/** The last step of a booking on a partner's site: payment. */
export function BookingPage({ booking, settings }: BookingPageProps) {
  const [orderId, setOrderId] = useState<string | undefined>();
  const [isPaid, setIsPaid] = useState(false);
  const [choices, setChoices] = useState<CheckoutChoices>({ locale: 'vi', hasTroubleMethods: false });
  return (
    <>
      <SiteHeader />
      <main className="site-main">
        <h1>Thanh toán và hoàn tất</h1>
        <BookingSummary booking={booking} isPaid={isPaid} />
        <PaymentCheckout
          className="site-checkout"
          proxyUrl="/api/payment"
          {...(settings.hasClientId && {
            statusUrl: '/api/payment/status',
            servicesUrl: '/api/payment/services',
          })}
          {...(choices.hasTroubleMethods
            ? { paymentMethods: Object.values(sandboxMethods) }
            : { methodsUrl: '/api/payment/methods' })}
          proxyIsIdempotent
          customerScheduleId={booking.customerScheduleId}
          stationsId={booking.stationsId}
          {...(settings.hasClientId && { defaultValues: { services: booking.services } })}
          assetBaseUrl={location.origin}
          locale={choices.locale}
          terms="Tôi đã kiểm tra lịch hẹn và đồng ý với điều khoản thanh toán."
          onStateChange={(state) => {
            setOrderId('payment' in state ? state.payment.orderId : undefined);
            setIsPaid(state.status === 'paid' || state.status === 'nothingToPay');
          }}
        />
      </main>
      <footer className="site-footer">
        <p>Tổng đài đặt lịch 1900 0000 · 7:30–17:00 hằng ngày</p>
      </footer>
      {settings.isSandbox && <SandboxControls orderId={orderId} choices={choices} onChoose={setChoices} />}
    </>
  );
}
