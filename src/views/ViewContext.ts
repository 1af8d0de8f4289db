import { createContext, useContext, type RefCallback } from 'react';
import type { Messages } from '../i18n/vi.js';
import type { CheckoutEvent } from '../state/CheckoutEvent.js';

/** What views at any depth share: the language, the announcer, and the way to report events. */
export interface ViewTools {
  /** The catalogue of the current locale, with the host's overrides. */
  messages: Messages;
  /** Ref for the heading of a screen: announces it and moves the focus to it. */
  headingRef: RefCallback<HTMLHeadingElement>;
  /** Announces a text to screen readers, politely. */
  announce: (text: string) => void;
  /** Ref for an element whose text is announced when it appears. */
  announcedRef: RefCallback<HTMLElement>;
  /** Reports what the payer did: see `onEvent`. */
  report: (event: CheckoutEvent) => void;
}

export const ViewContext = createContext<ViewTools | null>(null);

/** The {@link ViewTools} of the checkout that a view is rendered in. */
export function useView(): ViewTools {
  const tools = useContext(ViewContext);
  if (!tools)
    throw new Error(
      'A view of the checkout was rendered outside of <PaymentCheckout>, which provides its messages. Render PaymentCheckout instead.',
    );
  return tools;
}
