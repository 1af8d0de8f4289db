import { useId, type ReactNode } from 'react';
import { fill } from '../../i18n/format.js';
import type { Messages } from '../../i18n/vi.js';
import type { Payment, Presentment } from '../../payment/presentment.js';
import type { PaymentCheckoutController } from '../../state/PaymentCheckoutController.js';
import { Button } from '../controls/Button.js';
import { Notice } from '../controls/Notice.js';
import { part } from '../part.js';
import { useView } from '../ViewContext.js';
import { AppLink } from './AppLink.js';
import { PageLink } from './PageLink.js';
import { QrOption } from './QrOption.js';
import { TransferDetails } from './TransferDetails.js';

/** Where payment pages open: the `linkTarget` prop. */
export type LinkTarget = '_self' | '_blank' | '_top';

export interface PaymentOptionsProps {
  payment: Payment;
  /** Sorted for this device; at least one. */
  presentments: readonly Presentment[];
  controller: PaymentCheckoutController;
  linkTarget: LinkTarget;
}

/** Can the payer use this presentment here? */
export const isUsable = ({ kind }: Presentment, isBridgeAvailable: boolean): boolean =>
  kind !== 'inApp' || isBridgeAvailable;

/** Every way to pay an order. They are numbered when there are several; those that cannot be used here come last. */
export function PaymentOptions({ payment, presentments, controller, linkTarget }: PaymentOptionsProps) {
  const { messages } = useView();
  const { isBridgeAvailable } = controller;
  const options = [
    ...presentments.filter((presentment) => isUsable(presentment, isBridgeAvailable)),
    ...presentments.filter((presentment) => !isUsable(presentment, isBridgeAvailable)),
  ].flatMap((presentment) => toPaymentOptions(presentment, { payment, controller, linkTarget, messages }));
  return (
    <div {...part('ways')}>
      {options.map(({ key, title, content }, index) => (
        <PaymentOption
          key={key}
          name={key}
          title={options.length > 1 ? fill(messages.way, { number: index + 1, title }) : title}
        >
          {content}
        </PaymentOption>
      ))}
    </div>
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

type PaymentOptionContext = Omit<PaymentOptionsProps, 'presentments'> & { messages: Messages };

/** The options of a presentment. A bank code gives two: scan it, or enter its details by hand. */
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
          content: <PageLink url={presentment.url} target={linkTarget} />,
        },
      ];
    case 'appLink':
      return [
        {
          key,
          title: messages.wayApp,
          // Opening an app in a new tab would leave that tab behind, empty.
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
