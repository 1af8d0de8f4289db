import { fill, formatVnd } from '../../i18n/format.js';
import { paymentLine } from '../controls/DetailList.js';
import { Button } from '../controls/Button.js';
import { Notice } from '../controls/Notice.js';
import { Text } from '../controls/Text.js';
import { part } from '../part.js';
import { isUsable, PaymentOptions, type PaymentOptionsProps } from '../paying/PaymentOptions.js';
import { StatusStrip } from '../paying/StatusStrip.js';
import { useView } from '../ViewContext.js';
import { Screen } from './Screen.js';

/** An order that can be paid now, with all its payment options. */
export function PaymentView({ payment, presentments, controller, linkTarget }: PaymentOptionsProps) {
  const { messages } = useView();
  const { statusPolling, getRemainingMs, isOffline, isBridgeAvailable, actions } = controller;
  const { totalPayment, estimate } = payment;
  const canScan = presentments.some(({ kind }) => kind === 'bankQr' || kind === 'walletQr');
  const amount = formatVnd(totalPayment, messages);
  return (
    <Screen title={canScan ? messages.scanTitle : messages.payTitle} about={paymentLine(payment, messages)}>
      <p {...part('amount')}>
        <Text>{`${messages.amount} `}</Text>
        <strong {...part('total')} translate="no">
          {amount}
        </strong>
      </p>
      {estimate !== undefined && (
        <Notice tone="info">
          {fill(messages.totalChanged, { amount, estimate: formatVnd(estimate, messages) })}
        </Notice>
      )}
      {/* Without an option that works here there is no payment to wait for. */}
      {presentments.some((presentment) => isUsable(presentment, isBridgeAvailable)) && (
        <StatusStrip
          statusPolling={statusPolling}
          getRemainingMs={getRemainingMs}
          onCheck={actions.refreshStatus}
        />
      )}
      {isOffline && (
        <Notice tone="warning" live="polite">
          {messages.offline}
        </Notice>
      )}
      <PaymentOptions
        payment={payment}
        presentments={presentments}
        controller={controller}
        linkTarget={linkTarget}
      />
      <div {...part('actions')}>
        <Button onClick={actions.edit}>{messages.otherMethod}</Button>
      </div>
    </Screen>
  );
}
