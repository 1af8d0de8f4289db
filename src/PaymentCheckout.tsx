'use client';

import { forwardRef, useImperativeHandle, useMemo, useRef, type ReactNode } from 'react';
import { resolveMessages, type Locale } from './i18n/resolveMessages.js';
import type { MessageOverrides } from './i18n/vi.js';
import { sortPresentments } from './payment/sortPresentments.js';
import type { CheckoutActions, PaymentCheckoutController } from './state/PaymentCheckoutController.js';
import type { PaymentCheckoutOptions } from './state/PaymentCheckoutOptions.js';
import { usePaymentCheckout } from './state/usePaymentCheckout.js';
import { CheckoutForm } from './views/screens/CheckoutForm.js';
import type { CheckoutSlots } from './views/CheckoutSlots.js';
import { ConfirmDialog } from './views/screens/ConfirmDialog.js';
import { OutcomeView } from './views/screens/OutcomeView.js';
import { PaymentView, type LinkTarget } from './views/screens/PaymentView.js';
import { part } from './views/part.js';
import { useAnnouncer } from './views/controls/useAnnouncer.js';
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
    const { locale = 'vi', messages: overrides, terms, linkTarget = '_blank', slots = {}, ...rest } = props;
    const { className, id, 'data-theme': theme, ...options } = rest;
    const controller = usePaymentCheckout({ ...options, requireTerms: isContent(terms) });
    const { state, propsError, confirmation, actions } = controller;
    const { submit, reset, refreshStatus, report } = actions;
    useImperativeHandle(ref, () => ({ submit, reset, refreshStatus }), [submit, reset, refreshStatus]);

    const messages = useMemo(() => resolveMessages(locale, overrides), [locale, overrides]);
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
          data-state={propsError ? 'broken' : state.status}
          data-theme={theme}
          lang={messages.intlLocale}
          onClickCapture={onClickCapture}
        >
          {/* First: what is mounted after it can speak at once. */}
          {announcer}
          <CurrentScreen
            controller={controller}
            customerScheduleId={options.customerScheduleId}
            linkTarget={linkTarget}
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

/** Exactly one screen for each state. Keys: a new screen has a new heading, which takes the focus. */
function CurrentScreen({ controller, customerScheduleId, linkTarget, terms, slots }: CurrentScreenProps) {
  const isPhone = useMediaQuery('(pointer: coarse) and (max-width: 48rem)');
  const { state, propsError } = controller;
  if (propsError)
    return <OutcomeView state={{ ...state, status: 'broken', error: propsError }} controller={controller} />;
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
  if (state.status === 'awaitingPayment' && state.payment.presentments.length > 0) {
    const { payment } = state;
    return (
      <PaymentView
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
