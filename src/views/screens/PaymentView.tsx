import { useId, type ReactNode } from 'react';
import { fill, formatVnd } from '../../i18n/format.js';
import type { Messages } from '../../i18n/vi.js';
import type { Payment, Presentment } from '../../payment/presentment.js';
import type { PaymentCheckoutController } from '../../state/PaymentCheckoutController.js';
import { AppLink } from '../paying/AppLink.js';
import { Button } from '../controls/Button.js';
import { Notice } from '../controls/Notice.js';
import { part } from '../part.js';
import { QrOption } from '../paying/QrOption.js';
import { Screen } from './Screen.js';
import { paymentLine } from '../controls/DetailList.js';
import { StatusStrip } from '../paying/StatusStrip.js';
import { TransferDetails } from '../paying/TransferDetails.js';
import { useView } from '../ViewContext.js';

/** Where links open: the `linkTarget` prop. */
export type LinkTarget = '_self' | '_blank' | '_top';

interface PaymentViewProps {
  payment: Payment;
  /** In the order for this device; at least one. */
  presentments: readonly Presentment[];
  controller: PaymentCheckoutController;
  linkTarget: LinkTarget;
}

/** An order that can be paid now: every way to pay it, numbered where there are several. */
export function PaymentView({ payment, presentments, controller, linkTarget }: PaymentViewProps) {
  const { messages } = useView();
  const { statusPolling, getRemainingMs, isOffline, isBridgeAvailable, actions } = controller;
  // A way that cannot be used here comes last.
  const isUsable = ({ kind }: Presentment) => kind !== 'inApp' || isBridgeAvailable;
  const ways = [
    ...presentments.filter(isUsable),
    ...presentments.filter((presentment) => !isUsable(presentment)),
  ].flatMap((presentment) => toPaymentOptions(presentment, { payment, controller, linkTarget, messages }));
  const canScan = presentments.some(({ kind }) => kind === 'bankQr' || kind === 'walletQr');
  return (
    <Screen title={canScan ? messages.scanTitle : messages.payTitle} about={paymentLine(payment, messages)}>
      <p {...part('amount')}>
        {messages.amount} <strong {...part('total')}>{formatVnd(payment.totalPayment, messages)}</strong>
      </p>
      {/* An order that nobody can pay here is not waited for. */}
      {presentments.some(isUsable) && (
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
      <div {...part('ways')}>
        {ways.map(({ key, title, content }, index) => (
          <PaymentOption
            key={key}
            name={key}
            title={ways.length > 1 ? fill(messages.way, { number: index + 1, title }) : title}
          >
            {content}
          </PaymentOption>
        ))}
      </div>
      <div {...part('actions')}>
        <Button onClick={actions.edit}>{messages.otherMethod}</Button>
      </div>
    </Screen>
  );
}

function PaymentOption({ name, title, children }: { name: string; title: string; children: ReactNode }) {
  const titleId = useId();
  return (
    <section {...part('way')} data-way={name} aria-labelledby={titleId}>
      <h3 {...part('way-title')} id={titleId}>
        {title}
      </h3>
      <div {...part('way-body')}>{children}</div>
    </section>
  );
}

type PaymentOptionContext = Omit<PaymentViewProps, 'presentments'> & { messages: Messages };

/** A bank code is two ways in one: scan it, or type what it says. */
function toPaymentOptions(
  presentment: Presentment,
  { payment, controller, linkTarget, messages }: PaymentOptionContext,
): { key: string; title: string; content: ReactNode }[] {
  const key = presentment.kind;
  switch (presentment.kind) {
    case 'bankQr': {
      const { transfer } = presentment;
      const scan = {
        key,
        title: messages.wayScan,
        content: <QrOption presentment={presentment} payment={payment} />,
      };
      return transfer
        ? [
            scan,
            {
              key: 'transfer',
              title: messages.wayTransfer,
              content: <TransferDetails transfer={transfer} />,
            },
          ]
        : [scan];
    }
    case 'walletQr':
      return [
        { key, title: messages.wayMomo, content: <QrOption presentment={presentment} payment={payment} /> },
      ];
    case 'link':
      return [
        {
          key,
          title: messages.wayLink,
          content: (
            <a
              {...part('button')}
              data-kind="primary"
              href={presentment.url}
              target={linkTarget}
              rel="noopener"
              onClick={() => controller.actions.report({ type: 'link_opened' })}
            >
              {messages.openLink}
              {linkTarget === '_blank' && <span {...part('unseen')}> {messages.newTab}</span>}
            </a>
          ),
        },
      ];
    case 'appLink':
      return [
        {
          key,
          title: messages.wayApp,
          // An app needs no new page, which would stay behind empty.
          content: <AppLink url={presentment.url} target={linkTarget === '_top' ? '_top' : '_self'} />,
        },
      ];
    case 'inApp':
      return [
        {
          key,
          title: messages.wayApp,
          content: controller.isBridgeAvailable ? (
            <Button kind="primary" onClick={() => controller.actions.openInApp(presentment.orderId)}>
              {messages.openApp}
            </Button>
          ) : (
            <Notice tone="info">{messages.bridgeMissing}</Notice>
          ),
        },
      ];
  }
}
