import { createContext, useContext, type RefCallback } from 'react';
import type { Messages } from '../i18n/vi.js';
import type { CheckoutEvent } from '../state/CheckoutEvent.js';

/** What every view may need, however deep. */
export interface ViewTools {
  messages: Messages;
  /** Moves focus to the heading of a new screen. */
  headingRef: RefCallback<HTMLHeadingElement>;
  /** Says something to screen readers, politely. */
  announce: (text: string) => void;
  /** Says an element's text when it appears. */
  announcedRef: RefCallback<HTMLElement>;
  report: (event: CheckoutEvent) => void;
}

export const ViewContext = createContext<ViewTools | null>(null);

/** The tools of the checkout around a view. */
export function useView(): ViewTools {
  const tools = useContext(ViewContext);
  if (!tools) throw new Error('A view of the checkout was rendered outside of <PaymentCheckout>.');
  return tools;
}
