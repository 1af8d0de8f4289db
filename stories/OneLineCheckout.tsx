import { QRCodeSVG } from 'qrcode.react';
import type { PaymentCheckoutOptions } from '../src/state/PaymentCheckoutOptions.js';
import { usePaymentCheckout } from '../src/state/usePaymentCheckout.js';

const vnd = (amount: number) => `${amount.toLocaleString('vi-VN')} ₫`;

/** A host's own screen over the same behaviour: a select, then a code and a sentence. */
export function OneLineCheckout(options: PaymentCheckoutOptions) {
  const { state, form, methods, total, confirmation, actions } = usePaymentCheckout(options);
  if (confirmation) {
    return (
      <p role="alert">
        Booking {confirmation.customerScheduleId} may have an order already. Make another?{' '}
        <button onClick={actions.dismiss}>No</button> <button onClick={actions.confirm}>Yes</button>
      </p>
    );
  }
  switch (state.status) {
    case 'editing':
    case 'submitting':
      return (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            actions.submit();
          }}
        >
          <label>
            Pay {total !== null && vnd(total)} with{' '}
            <select {...form.register('method')}>
              <option value="">…</option>
              {methods.options.map(({ key, name }) => (
                <option key={key} value={key}>
                  {name}
                </option>
              ))}
            </select>
          </label>{' '}
          <button aria-disabled={state.status === 'submitting'}>Go</button>
        </form>
      );
    case 'awaitingPayment':
      return (
        <div>
          <p>Scan to pay {vnd(state.payment.totalPayment)}:</p>
          {state.payment.presentments.map((way) => {
            if ('payload' in way && way.payload) {
              return <QRCodeSVG key={way.kind} value={way.payload} marginSize={4} size={244} title="QR" />;
            }
            return (
              'url' in way && (
                <a key={way.kind} href={way.url}>
                  {way.kind}
                </a>
              )
            );
          })}
          <button onClick={actions.edit}>Another way</button>
        </div>
      );
    case 'processing':
      return <p role="status">Your payment is being confirmed. Do not pay again.</p>;
    case 'paid':
    case 'nothingToPay':
      return <p role="status">Done.</p>;
    case 'expired':
      return <button onClick={actions.renew}>New code</button>;
    case 'broken':
    case 'uncertain':
    case 'refused':
    case 'untrusted':
      return <p role="alert">No payment: {state.error.code}.</p>;
    case 'closed':
      return <button onClick={actions.edit}>Try again</button>;
  }
}
