import { useEffect, type ReactNode } from 'react';
import { errorMessage } from '../../i18n/errorMessage.js';
import { fill, formatReference, formatRetry, formatVnd } from '../../i18n/format.js';
import type { PaymentCheckoutController } from '../../state/PaymentCheckoutController.js';
import { Button } from '../controls/Button.js';
import type { CheckoutSlots, SubmitButtonProps } from '../CheckoutSlots.js';
import { drawQr } from '../paying/drawQr.js';
import { ErrorSummary } from '../form/ErrorSummary.js';
import { Notice } from '../controls/Notice.js';
import { OptionField } from '../form/OptionField.js';
import { part } from '../part.js';
import { Screen } from './Screen.js';
import { TermsField } from '../form/TermsField.js';
import { useView } from '../ViewContext.js';

interface CheckoutFormProps {
  controller: PaymentCheckoutController;
  customerScheduleId: number;
  /** Content of the consent checkbox; none, no checkbox. */
  terms: ReactNode;
  slots: CheckoutSlots;
}

/** What to pay and how: shown while choosing, while the request is out, and after a definite no. */
export function CheckoutForm({ controller, customerScheduleId, terms, slots }: CheckoutFormProps) {
  const { state, form, methods, services, total, retryInSeconds, isOffline, actions } = controller;
  const { messages, announce } = useView();
  const isBusy = state.status === 'submitting';
  const isBlocked = isBusy || retryInSeconds > 0 || services.status !== 'ready';
  useEffect(() => {
    if (isBusy) announce(messages.submitting);
  }, [isBusy, announce, messages]);
  useEffect(() => {
    if (!isBusy) return undefined;
    // The first code takes several times as long as the next, because the browser compiles what draws it: now, while the payer waits anyway.
    const timer = setTimeout(() => drawQr('00Aa'.repeat(35)));
    return () => clearTimeout(timer);
  }, [isBusy]);
  const submitButton: SubmitButtonProps = {
    type: 'submit',
    'aria-disabled': isBlocked,
    children: isBusy
      ? messages.submitting
      : retryInSeconds > 0
        ? formatRetry(retryInSeconds, messages)
        : messages.pay,
  };
  return (
    <Screen title={messages.title} about={formatReference({ customerScheduleId }, messages)}>
      <form
        {...part('form')}
        noValidate
        aria-busy={isBusy}
        onSubmit={(event) => {
          event.preventDefault();
          if (!isBlocked) actions.submit();
        }}
      >
        {'openPayment' in state && (
          <Notice tone="info">
            {fill(messages.openPayment, { reference: formatReference(state.openPayment, messages) })}
            <Button onClick={actions.returnToPayment}>{messages.returnToPayment}</Button>
          </Notice>
        )}
        <OptionField
          name="method"
          legend={messages.methods}
          list={methods}
          empty={messages.methodsEmpty}
          form={form}
          renderOption={slots.methodOption}
        />
        {services.isOffered && (
          <OptionField
            name="services"
            legend={messages.services}
            list={services}
            empty={messages.servicesEmpty}
            form={form}
            renderOption={slots.serviceOption}
          />
        )}
        {terms != null && <TermsField form={form}>{terms}</TermsField>}
        <div {...part('summary')} aria-live="polite">
          {slots.summary?.(total) ??
            (total === null ? (
              messages.totalUnknown
            ) : (
              <>
                {messages.total} <strong {...part('total')}>{formatVnd(total, messages)}</strong>
              </>
            ))}
        </div>
        {isOffline && state.status !== 'refused' && (
          <Notice tone="warning" live="polite">
            {messages.offline}
          </Notice>
        )}
        <ErrorSummary form={form} />
        {/* Where the payer has just pressed: at the top of a long form nobody would see it. */}
        {state.status === 'refused' && (
          <Notice tone="error" live="alert">
            {errorMessage(state.error, messages)}
          </Notice>
        )}
        {slots.submitButton?.(submitButton) ?? (
          <button {...part('button')} data-kind="primary" {...submitButton} />
        )}
      </form>
    </Screen>
  );
}
