import { useState } from 'react';
import { createPaymentPath } from '../src/contract/envelope.js';
import { PaymentCheckout, type PaymentCheckoutProps } from '../src/PaymentCheckout.js';
import { createSandbox } from '../src/sandbox/index.js';
import { passMinutes } from './clock.js';
import { goOffline, goOnline } from './offline.js';
import { sandboxFetch } from './sandboxFetch.js';

/** What happens to the answer to the next payment. The order is created in any case. */
type Mishap = 'late' | 'lost' | 'wrongCode';

/** A sandbox whose next createPayment answer can be changed or lost. */
function createWorld() {
  const sandbox = createSandbox({ latencyMs: 400 });
  let mishap: Mishap | undefined;
  const fetch = sandboxFetch(async (input, init) => {
    const request = new Request(input, init);
    const response = await sandbox(request);
    if (!mishap || new URL(request.url).pathname !== createPaymentPath) return response;
    const now = mishap;
    mishap = undefined;
    if (now === 'lost') throw new TypeError('Failed to fetch');
    if (now === 'late') return new Promise<never>(() => undefined);
    const answer = (await response.json()) as { data: { totalPayment: number } };
    // The code is for the order's own amount, which is another one now.
    answer.data.totalPayment += 1_000;
    return Response.json(answer);
  });
  return {
    fetch,
    spoilNext: (next: Mishap) => () => {
      mishap = next;
    },
    settleLast: (status: 'Success' | 'Failed' | 'Canceled') => () => {
      const order = sandbox.orders.at(-1);
      if (order) sandbox.settle(order.orderId, status);
    },
  };
}

const panel = {
  display: 'flex',
  flexWrap: 'wrap',
  gap: 8,
  maxInlineSize: 560,
  margin: '24px auto 0',
  border: '1px dashed',
} as const;

/** A checkout, and beside it what happens elsewhere: in the banking app, at the provider, in the network. */
export function PayerSimulator(props: PaymentCheckoutProps) {
  const [{ fetch, spoilNext, settleLast }] = useState(createWorld);
  return (
    <>
      <PaymentCheckout {...props} fetch={fetch} />
      <fieldset style={panel}>
        <legend>What happens elsewhere</legend>
        <button onClick={settleLast('Success')}>The payer pays in the banking app</button>
        <button onClick={settleLast('Failed')}>The bank refuses</button>
        <button onClick={settleLast('Canceled')}>The order is canceled</button>
        <button onClick={() => passMinutes(10)}>Ten minutes pass</button>
        <button onClick={goOffline}>The network goes away</button>
        <button onClick={goOnline}>The network comes back</button>
      </fieldset>
      <fieldset style={panel}>
        <legend>What happens to the next answer</legend>
        <button onClick={spoilNext('late')}>It comes too late</button>
        <button onClick={spoilNext('lost')}>It is lost on the way</button>
        <button onClick={spoilNext('wrongCode')}>Its code asks for another amount</button>
      </fieldset>
    </>
  );
}
