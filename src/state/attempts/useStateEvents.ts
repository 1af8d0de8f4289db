import { useEffect, useRef } from 'react';
import { currentAttempt } from './attemptLog.js';
import type { AttemptStore } from './attemptStore.js';
import type { ParseAnswer } from './deriveCheckoutState.js';
import { callHost } from '../hooks/callHost.js';
import type { EmitToHost } from './useHostEvents.js';
import type { CheckoutState } from '../CheckoutState.js';
import type { PaymentCheckoutOptions } from '../PaymentCheckoutOptions.js';
import { useLatest } from '../hooks/useLatest.js';

interface StateEventsContext {
  store: AttemptStore;
  parseAnswer: ParseAnswer;
  options: PaymentCheckoutOptions;
  emitToHost: EmitToHost;
}

const isSameState = (one: CheckoutState, other: CheckoutState): boolean =>
  Object.keys({ ...one, ...other }).every(
    (key) => one[key as keyof CheckoutState] === other[key as keyof CheckoutState],
  );

/** Tells the host that the checkout is shown, and which states it goes through. */
export function useStateEvents(state: CheckoutState, context: StateEventsContext): void {
  const latest = useLatest(context);
  const toldState = useRef<CheckoutState>(undefined);
  useEffect(() => {
    // A change of the log need not be one of the state.
    if (toldState.current && isSameState(toldState.current, state)) return;
    toldState.current = state;
    callHost(() => latest.current.options.onStateChange?.(state));
  }, [state, latest]);

  const isShown = useRef(false);
  useEffect(() => {
    if (isShown.current) return;
    isShown.current = true;
    const { store, parseAnswer, emitToHost } = latest.current;
    emitToHost({ type: 'event', event: { type: 'shown' } });
    const attempt = currentAttempt(store.getLog());
    const payment = attempt && !store.wasOver(attempt) ? parseAnswer(attempt)?.payment : undefined;
    if (payment) emitToHost({ type: 'event', event: { type: 'resumed', orderId: payment.orderId } });
  }, [latest]);
}
