import { useEffect, type ReactNode } from 'react';
import { errorMessage } from '../../i18n/errorMessage.js';
import { fill, formatReference, formatRetry, formatVnd } from '../../i18n/format.js';
import type { PaymentCheckoutController } from '../../state/PaymentCheckoutController.js';
import { Button } from '../controls/Button.js';
import type { CheckoutSlots, SubmitButtonProps } from '../CheckoutSlots.js';
import { QrWarmUp } from '../paying/QrWarmUp.js';
import { ErrorSummary } from '../form/ErrorSummary.js';
import { Notice } from '../controls/Notice.js';
import { OptionField } from '../form/OptionField.js';
import { part } from '../part.js';
import { Screen } from './Screen.js';
import { Text } from '../controls/Text.js';
import { TermsField } from '../form/TermsField.js';
import { useView } from '../ViewContext.js';

interface CheckoutFormProps {
  controller: PaymentCheckoutController;
  customerScheduleId: number;
  /** Content of the consent checkbox. Without it there is no checkbox. */
  terms: ReactNode;
  slots: CheckoutSlots;
}

/** The form: shown while the payer chooses, while the request is in flight, and after a refusal. */
export function CheckoutForm({ controller, customerScheduleId, terms, slots }: CheckoutFormProps) {
  const { state, form, methods, services, total, canSubmit, retryInSeconds, isOffline, actions } = controller;
  const { messages, announce } = useView();
  const isBusy = state.status === 'submitting';
  useEffect(() => {
    if (isBusy) announce(messages.submitting);
  }, [isBusy, announce, messages]);
  const submitButton: SubmitButtonProps = {
    type: 'submit',
    'aria-disabled': !canSubmit,
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
          // A checkout that is portalled out of a form of the host is inside it for React.
          event.stopPropagation();
          if (canSubmit) actions.submit();
        }}
      >
        {'openPayment' in state && (
          <Notice tone="info">
            <Text>
              {fill(messages.openPayment, { reference: formatReference(state.openPayment, messages) })}
            </Text>
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
              <Text>{messages.totalUnknown}</Text>
            ) : (
              <>
                <Text>{`${messages.total} `}</Text>
                <strong {...part('total')} translate="no">
                  <Text>{formatVnd(total, messages)}</Text>
                </strong>
              </>
            ))}
        </div>
        {isOffline && state.status !== 'refused' && (
          <Notice tone="warning" live="polite">
            {messages.offline}
          </Notice>
        )}
        <ErrorSummary form={form} />
        {/* Next to the submit button: at the top of a long form it could be off screen. */}
        {state.status === 'refused' && (
          <Notice tone="error" live="alert">
            {errorMessage(state.error, messages)}
          </Notice>
        )}
        {slots.submitButton?.(submitButton) ?? (
          <button {...part('button')} data-kind="primary" {...submitButton}>
            <Text>{submitButton.children}</Text>
          </button>
        )}
        {isBusy && <QrWarmUp />}
      </form>
    </Screen>
  );
}
