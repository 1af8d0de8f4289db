import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createPaymentProxy, memoryStore } from '../../../src/proxy/index.js';
import { createSandbox, sandboxMethods } from '../../../src/sandbox/index.js';

/** Makes payments through proxy and sandbox in this process. Argument: their number. Sends measurements as messages. */
export interface SoakNote {
  payments: number;
  heapBytes: number;
  /** Since the previous measurement, ms. */
  delayP50: number;
  delayP99: number;
  delayMax: number;
  handles: number;
}

const notes = 5;
const atOnce = 20;
const total = Number(process.argv[2]);

const sandbox = createSandbox();
const proxy = createPaymentProxy({
  apiKey: 'demo_partner_api_key',
  baseUrl: 'https://api.example',
  authorize: 'public',
  limits: false,
  store: memoryStore({ maxKeys: 2_000 }),
  keepMs: 200,
  fetch: sandbox,
});
const methods = [
  sandboxMethods.bankQr,
  sandboxMethods.link,
  sandboxMethods.appLink,
  sandboxMethods.paidAtOnce,
];

async function pay(id: number): Promise<void> {
  const { type } = methods[id % methods.length]!;
  const response = await proxy(
    new Request('https://shop.example/api/payment', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': `soak-${id}` },
      body: JSON.stringify({
        customerScheduleId: 1_000_000 + id,
        paymentMethodType: type,
        stationServicesList: [101],
      }),
    }),
  );
  const answer = await response.text();
  if (response.status !== 200) throw new Error(`Payment ${id}: ${answer}`);
}

const delay = monitorEventLoopDelay({ resolution: 5 });

/** Memory and handles after garbage collection; the sandbox's orders are cleared first. */
function note(payments: number): SoakNote {
  sandbox.reset();
  globalThis.gc?.();
  const ms = (nanoseconds: number) => nanoseconds / 1e6;
  return {
    payments,
    heapBytes: process.memoryUsage().heapUsed,
    delayP50: ms(delay.percentile(50)),
    delayP99: ms(delay.percentile(99)),
    delayMax: ms(delay.max),
    handles: process.getActiveResourcesInfo().length,
  };
}

for (let part = 1, id = 0; part <= notes; part += 1) {
  delay.reset();
  delay.enable();
  while (id < (total * part) / notes) {
    await Promise.all(Array.from({ length: atOnce }, () => pay((id += 1))));
    // Lets the event loop turn, as it would between two requests over a network.
    await new Promise((resolve) => setImmediate(resolve));
  }
  delay.disable();
  await new Promise((resolve) => setTimeout(resolve, 50));
  process.send?.(note(id));
}
process.disconnect();
