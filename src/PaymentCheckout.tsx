'use client';

import { forwardRef, useImperativeHandle, useMemo, useRef, type ReactNode } from 'react';
import type { Locale } from './i18n/resolveMessages.js';
import type { MessageOverrides } from './i18n/vi.js';
import { sortPresentments } from './payment/sortPresentments.js';
import type { CheckoutActions, PaymentCheckoutController } from './state/PaymentCheckoutController.js';
import type { PaymentCheckoutOptions } from './state/PaymentCheckoutOptions.js';
import { usePaymentCheckout } from './state/usePaymentCheckout.js';
import { CheckoutForm } from './views/screens/CheckoutForm.js';
import type { CheckoutSlots } from './views/CheckoutSlots.js';
import { ConfirmDialog } from './views/screens/ConfirmDialog.js';
import { OutcomeView } from './views/screens/OutcomeView.js';
import { PaymentView } from './views/screens/PaymentView.js';
import { ProcessingView } from './views/screens/ProcessingView.js';
import type { LinkTarget } from './views/paying/PaymentOptions.js';
import { part } from './views/part.js';
import { useAnnouncer } from './views/controls/useAnnouncer.js';
import { useMessages } from './views/controls/useMessages.js';
import { useMediaQuery } from './views/controls/useMediaQuery.js';
import { useScreenFocus } from './views/screens/useScreenFocus.js';
import { ViewContext } from './views/ViewContext.js';

/** Props of {@link PaymentCheckout}: its behaviour, its looks and its language. */
export interface PaymentCheckoutProps extends Omit<PaymentCheckoutOptions, 'requireTerms'> {
  /**
   * Language of every text.
   * @default 'vi'
   */
  locale?: Locale;
  /**
   * Sentences of your own in place of the locale's, or a whole language.
   * @default the catalogue of `locale`
   */
  messages?: MessageOverrides;
  /** What the payer must agree to before paying: the content of a checkbox. Absent: there is no checkbox. */
  terms?: ReactNode;
  /**
   * Where payment pages open: `_top` for a checkout inside a frame, `_self` for one inside another app's web view.
   * @default '_blank'
   */
  linkTarget?: LinkTarget;
  /**
   * Parts that you render yourself.
   * @default every part as designed
   */
  slots?: CheckoutSlots;
  /** Added to the classes of the root `<section>`. Absent: its own class alone. */
  className?: string;
  /** `id` of the root `<section>`. Absent: it has none. */
  id?: string;
  /**
   * Colour scheme.
   * @default the page's `color-scheme`, else the device's setting
   */
  'data-theme'?: 'light' | 'dark';
}

/** What a ref to {@link PaymentCheckout} holds. */
export type PaymentCheckoutHandle = Pick<CheckoutActions, 'submit' | 'reset' | 'refreshStatus'>;

/**
 * A booking's payment, from "which method?" to "paid". Renders a `<section>`; needs `styles.css` and, for the API key, a proxy.
 */
export const PaymentCheckout = forwardRef<PaymentCheckoutHandle, PaymentCheckoutProps>(
  function PaymentCheckout(props, ref) {
    const { locale, messages: overrides, terms, linkTarget, slots: givenSlots, ...rest } = props;
    const { className, id, 'data-theme': theme, ...options } = rest;
    // Not by default values: hosts written in JavaScript pass `null` for what they do not have.
    const slots = givenSlots ?? {};
    const controller = usePaymentCheckout({ ...options, requireTerms: isContent(terms) });
    const { state, confirmation, actions } = controller;
    const { submit, reset, refreshStatus, report } = actions;
    useImperativeHandle(ref, () => ({ submit, reset, refreshStatus }), [submit, reset, refreshStatus]);

    const messages = useMessages(locale ?? 'vi', overrides ?? {});
    const root = useRef<HTMLElement>(null);
    const { announcer, announce, announcedRef } = useAnnouncer();
    const { headingRef, onClickCapture } = useScreenFocus(root, announce);
    const tools = useMemo(
      () => ({ messages, headingRef, announce, announcedRef, report }),
      [messages, headingRef, announce, announcedRef, report],
    );
    return (
      <ViewContext.Provider value={tools}>
        <section
          {...part('root')}
          ref={root}
          id={id}
          className={className ? `pc ${className}` : 'pc'}
          data-state={state.status}
          data-theme={theme}
          lang={messages.intlLocale}
          onClickCapture={onClickCapture}
        >
          {/* First, so that what is mounted after it can announce at once. */}
          {announcer}
          <CurrentScreen
            controller={controller}
            customerScheduleId={options.customerScheduleId}
            linkTarget={linkTarget ?? '_blank'}
            terms={isContent(terms) ? terms : undefined}
            slots={slots}
          />
          {slots.footer?.()}
          {confirmation && (
            <ConfirmDialog
              confirmation={confirmation}
              onConfirm={actions.confirm}
              onDismiss={actions.dismiss}
            />
          )}
        </section>
      </ViewContext.Provider>
    );
  },
);

interface CurrentScreenProps {
  controller: PaymentCheckoutController;
  customerScheduleId: number;
  linkTarget: LinkTarget;
  terms: ReactNode;
  slots: CheckoutSlots;
}

/** Renders one screen for each state. The keys give a new screen a new heading, which takes the focus. */
function CurrentScreen({ controller, customerScheduleId, linkTarget, terms, slots }: CurrentScreenProps) {
  const isPhone = useMediaQuery('(pointer: coarse) and (max-width: 48rem)');
  const { state } = controller;
  const isForm =
    state.status === 'editing' ||
    state.status === 'submitting' ||
    (state.status === 'refused' && state.error.code !== 'already_paid');
  if (isForm) {
    return (
      <CheckoutForm
        controller={controller}
        customerScheduleId={customerScheduleId}
        terms={terms}
        slots={slots}
      />
    );
  }
  const isPayable = state.status === 'awaitingPayment' && state.payment.presentments.length > 0;
  if (isPayable || state.status === 'processing') {
    const { payment } = state;
    const View = isPayable ? PaymentView : ProcessingView;
    return (
      <View
        key={payment.orderId}
        payment={payment}
        presentments={sortPresentments(payment.presentments, isPhone ? 'phone' : 'desktop')}
        controller={controller}
        linkTarget={linkTarget}
      />
    );
  }
  if (state.status === 'paid' && slots.paid) return slots.paid(state.payment);
  return <OutcomeView key={state.status} state={state} controller={controller} />;
}

function isContent(node: ReactNode): boolean {
  return node != null && node !== false && node !== '';
}
