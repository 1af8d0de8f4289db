import { useEffect, useRef } from 'react';
import type { PaymentError } from '../../transport/PaymentError.js';
import type { CheckoutState } from '../CheckoutState.js';
import type { HostEvent } from './hostEvents.js';

let hasExplainedKey = false;

/** Explains once, in the console, that the API does not accept the key: only the developer can mend it. */
export function explainUnauthorized({ code }: PaymentError): void {
  if (code !== 'unauthorized' || hasExplainedKey) return;
  hasExplainedKey = true;
  console.error(
    'PaymentCheckout: the API or your proxy refused the call (401/403). Check the API key of the proxy, its `authorize` and allowed origins.',
  );
}

/** Explains props that cannot work, once each, in the console and to the host. */
export function useDeveloperErrors(state: CheckoutState, emitToHost: (event: HostEvent) => void): void {
  const error = state.status === 'broken' ? state.error : undefined;
  const explained = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (!error || explained.current === error.message) return;
    explained.current = error.message;
    console.error(error.message);
    emitToHost({ type: 'error', error });
  }, [error, emitToHost]);
}
