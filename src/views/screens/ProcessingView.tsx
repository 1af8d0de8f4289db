import { useState } from 'react';
import { Button } from '../controls/Button.js';
import { DetailList, paymentRows } from '../controls/DetailList.js';
import { part } from '../part.js';
import { PaymentOptions, type PaymentOptionsProps } from '../paying/PaymentOptions.js';
import { CheckNow } from '../paying/StatusStrip.js';
import { useView } from '../ViewContext.js';
import { Screen } from './Screen.js';

/** A payment is being confirmed: the payer must not pay again, so the code is shown on request only. */
export function ProcessingView(props: PaymentOptionsProps) {
  const { messages } = useView();
  const [isCodeShown, setIsCodeShown] = useState(false);
  const { payment, presentments, controller } = props;
  return (
    <Screen title={messages.processingTitle} tone="info">
      <p {...part('sentence')}>{messages.processingText}</p>
      <DetailList rows={paymentRows(payment, messages)} />
      {isCodeShown && <PaymentOptions {...props} />}
      <div {...part('actions')}>
        <CheckNow statusPolling={controller.statusPolling} onCheck={controller.actions.refreshStatus} />
        {presentments.length > 0 && !isCodeShown && (
          <Button kind="quiet" onClick={() => setIsCodeShown(true)}>
            {messages.showCode}
          </Button>
        )}
      </div>
    </Screen>
  );
}
