import type { ReactNode } from 'react';
import { errorMessage } from '../../i18n/errorMessage.js';
import { fill, formatReference, formatTime } from '../../i18n/format.js';
import type { Messages } from '../../i18n/vi.js';
import type { Payment } from '../../payment/presentment.js';
import type { CheckoutState } from '../../state/CheckoutState.js';
import type { PaymentCheckoutController } from '../../state/PaymentCheckoutController.js';
import { Button } from '../controls/Button.js';
import { part } from '../part.js';
import { Screen, type Tone } from './Screen.js';
import { paymentRows, DetailList, type DetailRow } from '../controls/DetailList.js';
import { CheckNow } from '../paying/StatusStrip.js';
import { useView } from '../ViewContext.js';

/** States in which nothing can be paid on this screen. */
export type OutcomeState = Exclude<CheckoutState, { status: 'editing' | 'submitting' | 'processing' }>;

interface Outcome {
  tone: Tone;
  title: string;
  sentences: string[];
  /** @default the rows of the state's payment */
  rows?: DetailRow[];
  actions?: ReactNode;
}

/** The result of a payment or what prevents it, what to do next, and which reference to quote when asking for help. */
export function OutcomeView({
  state,
  controller,
}: {
  state: OutcomeState;
  controller: PaymentCheckoutController;
}) {
  const { messages } = useView();
  // `paid` reported by the host has no payment when the order was made elsewhere.
  const payment = 'payment' in state && state.payment;
  const {
    tone,
    title,
    sentences,
    rows = payment && paymentRows(payment, messages),
    actions,
  } = describe(state, controller, messages);
  return (
    <Screen title={title} tone={tone}>
      {sentences.map((sentence) => (
        <p {...part('sentence')} key={sentence}>
          {sentence}
        </p>
      ))}
      {rows && <DetailList rows={rows} />}
      {actions && <div {...part('actions')}>{actions}</div>}
    </Screen>
  );
}

function describe(state: OutcomeState, controller: PaymentCheckoutController, m: Messages): Outcome {
  const { statusPolling, canCheckAgain, actions } = controller;
  const withReference = (template: string, about: Pick<Payment, 'orderId' | 'customerScheduleId'>) =>
    fill(template, { reference: formatReference(about, m) });
  const checkNow = <CheckNow statusPolling={statusPolling} onCheck={actions.refreshStatus} />;
  const otherMethod = <Button onClick={actions.edit}>{m.otherMethod}</Button>;
  // An earlier order can still be paid although a later attempt failed.
  const toOpenPayment = 'openPayment' in state && (
    <Button onClick={actions.returnToPayment}>{m.returnToPayment}</Button>
  );
  const primary = (label: string, onClick: () => void) => (
    <Button kind="primary" onClick={onClick}>
      {label}
    </Button>
  );
  switch (state.status) {
    case 'awaitingPayment':
      return {
        tone: 'warning',
        title: m.emptyTitle,
        sentences: [m.emptyText, withReference(m.contact, state.payment)],
        actions: (
          <>
            {otherMethod}
            {checkNow}
          </>
        ),
      };
    case 'expired':
      return {
        tone: 'warning',
        title: m.expiredTitle,
        sentences: [m.expiredText, withReference(m.transferred, state.payment)],
        actions: (
          <>
            {primary(m.newCode, actions.renew)}
            {otherMethod}
            {checkNow}
          </>
        ),
      };
    case 'paid':
      return {
        tone: 'success',
        title: m.paidTitle,
        sentences: [m.paidText],
      };
    case 'nothingToPay':
      return {
        tone: 'success',
        title: m.nothingTitle,
        sentences: [m.nothingText],
      };
    case 'closed': {
      const isFailed = state.reason === 'failed';
      return {
        tone: isFailed ? 'error' : 'warning',
        title: isFailed ? m.failedTitle : m.canceledTitle,
        sentences: [
          isFailed ? m.failedText : m.canceledText,
          ...(state.payment ? [withReference(m.transferred, state.payment)] : []),
        ],
        actions: (
          <>
            {primary(m.tryAgain, actions.edit)}
            {isFailed && checkNow}
          </>
        ),
      };
    }
    case 'uncertain':
      return {
        tone: 'warning',
        title: m.uncertainTitle,
        sentences: [errorMessage(state.error, m), m.uncertainText, withReference(m.contact, state)],
        rows: [
          { label: m.booking, text: String(state.customerScheduleId) },
          { label: m.sentAt, text: formatTime(state.startedAt, m) },
        ],
        actions: (
          <>
            {canCheckAgain ? (
              primary(m.checkAgain, actions.checkAgain)
            ) : (
              <Button onClick={actions.retry}>{m.tryAgain}</Button>
            )}
            {otherMethod}
            {toOpenPayment}
          </>
        ),
      };
    case 'refused':
      return { tone: 'info', title: m.alreadyPaidTitle, sentences: [errorMessage(state.error, m)] };
    case 'untrusted':
      return {
        tone: 'error',
        title: m.untrustedTitle,
        sentences: [errorMessage(state.error, m), withReference(m.contact, state.payment)],
        actions: (
          <>
            {otherMethod}
            {checkNow}
            {toOpenPayment}
          </>
        ),
      };
    case 'broken':
      return {
        tone: 'error',
        title: m.brokenTitle,
        sentences: [errorMessage(state.error, m)],
        actions: toOpenPayment,
      };
  }
}
