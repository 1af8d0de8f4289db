import { useEffect, useRef } from 'react';
import type { PaymentError } from '../../transport/PaymentError.js';

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
export function useDeveloperErrors(
  propsError: PaymentError | undefined,
  onError: (error: PaymentError) => void,
): void {
  const explained = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (!propsError || explained.current === propsError.message) return;
    explained.current = propsError.message;
    console.error(propsError.message);
    onError(propsError);
  }, [propsError, onError]);
}
