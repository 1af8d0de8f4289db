import { useState } from 'react';
import { fill, formatVnd } from '../../i18n/format.js';
import type { Payment, Presentment } from '../../payment/presentment.js';
import { Notice } from '../controls/Notice.js';
import { part } from '../part.js';
import { QrCode } from './QrCode.js';
import { useView } from '../ViewContext.js';

interface QrOptionProps {
  presentment: Extract<Presentment, { kind: 'bankQr' | 'walletQr' }>;
  payment: Payment;
}

/** The code of a presentment, drawn from its text; the API's picture only where there is no text. */
export function QrOption({ presentment, payment }: QrOptionProps) {
  const { messages, report } = useView();
  const [hasFailed, setHasFailed] = useState(false);
  const { payload, imageUrl, payerTypesAmount, content } = presentment;
  const amount = formatVnd(payment.totalPayment, messages);
  const name = fill(messages.qrName, { amount });
  return (
    <>
      {payload !== undefined ? (
        <QrCode
          key={payload}
          payload={payload}
          name={name}
          lines={content ? [amount, content] : [amount]}
          fileName={`qr-${payment.orderId ?? payment.customerScheduleId}.png`}
        />
      ) : hasFailed || imageUrl === undefined ? (
        <Notice tone="error" live="alert">
          {messages.pictureFailed}
        </Notice>
      ) : (
        <>
          <div {...part('qr')}>
            <img
              {...part('qr-image')}
              src={imageUrl}
              alt={name}
              referrerPolicy="no-referrer"
              onError={() => {
                setHasFailed(true);
                report({ type: 'picture_failed' });
              }}
            />
          </div>
          <p {...part('hint')} data-for="phone">
            {messages.holdToSave}
          </p>
        </>
      )}
      {payerTypesAmount && <Notice tone="warning">{fill(messages.typeAmount, { amount })}</Notice>}
    </>
  );
}
