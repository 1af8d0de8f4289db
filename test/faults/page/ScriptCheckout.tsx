import { forwardRef, useImperativeHandle, useRef } from 'react';
import type { PaymentCheckoutElement } from '../../../src/element/PaymentCheckoutElement.js';
import type { PaymentCheckoutHandle, PaymentCheckoutProps } from '../../../src/index.js';

/** The component's props over the element of the script file, for the same scenarios. */
export const PaymentCheckout = forwardRef<PaymentCheckoutHandle, PaymentCheckoutProps>(
  function PaymentCheckout(props, ref) {
    const { onPaymentCreated, onStatusChange, onPaid, onError, onEvent, onStateChange, ...rest } = props;
    const element = useRef<PaymentCheckoutElement>(null);
    useImperativeHandle(ref, () => element.current!, []);
    return (
      <payment-checkout
        {...(rest as object)}
        ref={element}
        onpayment-created={({ detail }) => onPaymentCreated?.(detail)}
        onpayment-status={({ detail }) => onStatusChange?.(detail.status, detail.payment)}
        onpayment-paid={({ detail }) => onPaid?.(detail)}
        onpayment-error={({ detail }) => onError?.(detail)}
        onpayment-event={({ detail }) => onEvent?.(detail)}
        onpayment-state={({ detail }) => onStateChange?.(detail)}
      />
    );
  },
);
