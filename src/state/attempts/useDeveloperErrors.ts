import { useEffect, useRef } from 'react';
import type { PaymentError } from '../../transport/PaymentError.js';
import type { Attempts } from './useAttempts.js';

let hasExplainedKey = false;

/** Says once, in the console, what only the developer can mend: wrong props, and a key that the API does not accept. */
export function useDeveloperErrors(
  propsError: PaymentError | null,
  { store, emitToHost }: Pick<Attempts, 'store' | 'emitToHost'>,
): void {
  const said = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (!propsError || said.current === propsError.message) return;
    said.current = propsError.message;
    console.error(propsError.message);
    emitToHost({ type: 'error', error: propsError });
  }, [propsError, emitToHost]);

  useEffect(
    () =>
      store.subscribeEvents((event) => {
        if (event.type !== 'error' || event.error.code !== 'unauthorized' || hasExplainedKey) return;
        hasExplainedKey = true;
        console.error(
          'PaymentCheckout: the API or your proxy refused the call (401/403). Check the API key of the proxy, its `authorize` and allowed origins.',
        );
      }),
    [store],
  );
}
