import type { PaymentStatus } from '../src/contract/createPayment.js';

/** An order of the sandbox, with the fields that the demo shows. */
export interface DemoOrder {
  orderId: number;
  totalPayment: number;
  status: PaymentStatus;
}

async function post(path: string, body: unknown): Promise<void> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
}

/** Every order made since the demo started. */
export async function listOrders(): Promise<DemoOrder[]> {
  const response = await fetch('/sandbox/orders');
  return (await response.json()) as DemoOrder[];
}

/** Changes the status of an order, as a bank or wallet would. */
export const settleOrder = (orderId: string, status: PaymentStatus) =>
  post('/sandbox/orders', { orderId, status });

/** Makes the next createPayment fail. */
export const failNextPayment = (httpStatus: number) => post('/sandbox/failures', { httpStatus });
