import { useState } from 'react';
import { PaymentCheckout, type PaymentCheckoutProps } from '../src/PaymentCheckout.js';
import { createSandbox } from '../src/sandbox/index.js';
import { goOffline, goOnline } from './offline.js';
import { sandboxFetch } from './sandboxFetch.js';

/** A checkout, and beside it what happens elsewhere: in the banking app, at the provider, in the network. */
export function PayerSimulator(props: PaymentCheckoutProps) {
  const [sandbox] = useState(() => createSandbox({ latencyMs: 400 }));
  const [fetch] = useState(() => sandboxFetch(sandbox));
  const settleLast = (status: 'Success' | 'Failed' | 'Canceled') => () => {
    const order = sandbox.orders.at(-1);
    if (order) sandbox.settle(order.orderId, status);
  };
  return (
    <>
      <PaymentCheckout {...props} fetch={fetch} />
      <fieldset>
        <legend>What happens elsewhere</legend>
        <button onClick={settleLast('Success')}>The payer pays in the banking app</button>
        <button onClick={settleLast('Failed')}>The bank refuses</button>
        <button onClick={settleLast('Canceled')}>The order is canceled</button>
        <button onClick={() => sandbox.failNext({ httpStatus: 500 })}>The next call fails</button>
        <button onClick={goOffline}>The network goes away</button>
        <button onClick={goOnline}>The network comes back</button>
      </fieldset>
    </>
  );
}
