import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createNodeListener, createPaymentProxy } from '../../../src/proxy/index.js';
import { createSandbox } from '../../../src/sandbox/index.js';

const payers = 60;
const latencyMs = 50;
/** Payments arrive within this time after the streams have begun. */
const payMs = 45_000;

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Time from the payment at the API to the message at the page, over HTTP, for payers who wait at the same time, ms. */
export async function moneyToPage(withNotify: boolean): Promise<number[]> {
  const sandbox = createSandbox({ latencyMs });
  const proxy = createPaymentProxy({
    apiKey: 'demo_partner_api_key',
    clientId: 'client',
    baseUrl: 'https://api.example',
    authorize: 'public',
    limits: false,
    fetch: sandbox,
  });
  const server = createServer(createNodeListener(proxy)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function wait(payer: number): Promise<number> {
    const payment = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ customerScheduleId: payer + 1, paymentMethodType: 2 }),
    });
    const { data } = (await payment.json()) as { data: { orderData: { orderId: number } } };
    const { orderId } = data.orderData;
    const { body } = await fetch(`${url}/status/stream?orderId=${orderId}&amount=120000`);
    let paidAt = NaN;
    const pay = async () => {
      await pause(1_000 + (payer / payers) * payMs);
      paidAt = performance.now();
      sandbox.settle(orderId, 'Success');
      if (withNotify) await proxy.notify({ orderId });
    };
    void pay();
    for await (const text of body!.pipeThrough(new TextDecoderStream())) if (text.includes('Success')) break;
    return performance.now() - paidAt;
  }

  try {
    return await Promise.all(Array.from({ length: payers }, (_, payer) => wait(payer)));
  } finally {
    server.close();
    server.closeAllConnections();
  }
}
