import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A Partner API that creates an order at every call and counts the orders by booking. */
export interface CountingApi {
  url: string;
  /** Number of orders by `customerScheduleId`. */
  orders: Map<number, number>;
  stop: () => void;
}

export async function startCountingApi(delayMs: number): Promise<CountingApi> {
  const orders = new Map<number, number>();
  let orderId = 0;
  const answer = (customerScheduleId: number) => {
    orders.set(customerScheduleId, (orders.get(customerScheduleId) ?? 0) + 1);
    orderId += 1;
    const data = {
      customerScheduleId,
      isSuccess: 1,
      paymentStatus: 'New',
      totalPayment: 120000,
      orderData: { orderId },
    };
    return JSON.stringify({ statusCode: 200, error: null, message: 'Success', data });
  };
  const server = createServer((req, res) => {
    void text(req).then((body) => {
      const { customerScheduleId } = JSON.parse(body) as { customerScheduleId: number };
      const reply = answer(customerScheduleId);
      setTimeout(() => res.setHeader('content-type', 'application/json').end(reply), delayMs);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    orders,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
