import { createPaymentProxy, type PaymentProxy } from '../../../src/proxy/index.js';
import { delayAfter, firstDelayMs } from '../../../src/state/status/pollDelay.js';
import { VirtualClock } from './VirtualClock.js';

const minuteMs = 60_000;
export const waitMinutes = 15;
/** Payers arrive within this time. */
const arrivalMs = minuteMs;
const latencyMs = 80;

/** Calls that the statuses of some payers cost. */
export interface StatusCost {
  /** Requests of the payers' pages. */
  requests: number;
  /** Calls of the API. */
  calls: number;
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

function createCountedProxy(): { proxy: PaymentProxy; cost: StatusCost } {
  const cost = { requests: 0, calls: 0 };
  const proxy = createPaymentProxy({
    apiKey: 'secret_partner_key_42',
    clientId: 'client',
    baseUrl: 'https://api.example',
    authorize: 'public',
    limits: false,
    fetch: async (_, init) => {
      cost.calls += 1;
      await pause(latencyMs);
      const { items } = JSON.parse(init.body as string) as { items: { orderId: string }[] };
      const data = items.map(({ orderId }) => ({ orderId, paymentStatus: 'New' }));
      return Response.json({ statusCode: 200, error: null, message: null, data });
    },
  });
  return { proxy, cost };
}

const query = (orderId: number) => `orderId=${orderId}&amount=120000`;
const toRequest = (path: string) => new Request(`https://shop.example/api/payment/${path}`);

/** A page without a stream: it polls with the component's own delays. */
async function poll(proxy: PaymentProxy, cost: StatusCost, orderId: number): Promise<void> {
  const endsAt = performance.now() + waitMinutes * minuteMs;
  await pause(firstDelayMs);
  for (let count = 1; performance.now() < endsAt; count += 1) {
    cost.requests += 1;
    await (await proxy(toRequest(`status?${query(orderId)}`))).text();
    await pause(delayAfter(count));
  }
}

/** A page with a stream. */
async function follow(proxy: PaymentProxy, cost: StatusCost, orderId: number): Promise<void> {
  cost.requests += 1;
  const { body } = await proxy(toRequest(`status/stream?${query(orderId)}`));
  const reader = body!.getReader();
  const drain = async () => {
    while (!(await reader.read()).done);
  };
  void drain();
  await pause(waitMinutes * minuteMs);
  await reader.cancel();
}

/** Simulates payers who wait for 15 minutes each, and counts what their statuses cost. Takes seconds, not minutes. */
export async function simulatePayers(payers: number, page: 'polls' | 'streams'): Promise<StatusCost> {
  const clock = new VirtualClock();
  clock.install();
  try {
    const { proxy, cost } = createCountedProxy();
    const wait = page === 'polls' ? poll : follow;
    for (let payer = 0; payer < payers; payer += 1)
      setTimeout(() => void wait(proxy, cost, payer + 1), (payer / payers) * arrivalMs);
    await clock.advance(arrivalMs + waitMinutes * minuteMs + 1_000);
    return cost;
  } finally {
    clock.uninstall();
  }
}
