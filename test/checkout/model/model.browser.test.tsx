import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PayerAtScreen, type Fate } from './PayerAtScreen.js';

function checkInvariants(payer: PayerAtScreen, answered: ReadonlySet<number>): void {
  const { orders } = payer.sandbox;
  expect(orders.length).toBeLessThanOrEqual(payer.confirmed);
  const payable = orders.filter(({ orderId, status }) => status === 'New' && answered.has(orderId));
  if (payable.length > 0) expect(payer.isOrderInReach, `${payer.screen}: order lost`).toBe(true);
  if (payer.screen === 'paid') expect(orders.map(({ status }) => status)).toContain('Success');
}

interface Seen {
  /** Orders whose answers were not lost on the way. */
  answered: Set<number>;
}

class Step implements fc.AsyncCommand<Seen, PayerAtScreen> {
  constructor(
    readonly name: string,
    readonly take: (payer: PayerAtScreen) => void | Promise<void>,
  ) {}
  check = () => true;
  toString = () => this.name;
  async run(seen: Seen, payer: PayerAtScreen): Promise<void> {
    const before = payer.sandbox.orders.length;
    await this.take(payer);
    if (payer.fate === 'arrives')
      for (const { orderId } of payer.sandbox.orders.slice(before)) seen.answered.add(orderId);
    checkInvariants(payer, seen.answered);
  }
}

const methods = fc.constantFrom('bankQr' as const, 'momoQr' as const, 'link' as const);
const fates = fc.constantFrom<Fate>('arrives', 'arrives', 'lostBefore', 'lostAfter');
const statuses = fc.constantFrom('Success' as const, 'Failed' as const, 'Canceled' as const);
const press = (name: string) => fc.constant(new Step(name, (payer) => payer.press(name)));
const pay = fc.tuple(methods, fates, fc.constantFrom(1 as const, 2 as const)).map(
  ([method, fate, presses]) =>
    new Step(`pay by ${method}, ${presses} presses, ${fate}`, async (payer) => {
      payer.fate = fate;
      await payer.pay(method, presses);
    }),
);
const yes = fates.map(
  (fate) =>
    new Step(`yes, ${fate}`, async (payer) => {
      payer.fate = fate;
      await payer.answer(true);
    }),
);

const steps = [
  pay,
  pay,
  yes,
  yes,
  fc.constant(new Step('no', (payer) => payer.answer(false))),
  fc.constant(new Step('reload', (payer) => payer.reload())),
  press('Chọn phương thức khác'),
  press('Quay lại thanh toán'),
  press('Thử lại'),
  press('Kiểm tra lại'),
  press('Kiểm tra ngay'),
  fc.tuple(fc.nat(2), statuses).map(
    ([index, status]) =>
      new Step(`order ${index} is ${status}`, ({ sandbox }) => {
        const order = sandbox.orders[index];
        if (order?.status === 'New') sandbox.settle(order.orderId, status);
      }),
  ),
];

describe.each([
  ['a proxy that makes one order of one key', true],
  ['a proxy that promises nothing', false],
])('every sequence of presses on the screen, over %s', (_, isIdempotent) => {
  it('makes no order that was not asked for, loses none, and says paid only when it is', async () => {
    let orders = 0;
    await fc.assert(
      fc.asyncProperty(fc.commands(steps, { maxCommands: 30, size: 'max' }), async (commands) => {
        sessionStorage.clear();
        const payer = new PayerAtScreen(isIdempotent);
        try {
          await fc.asyncModelRun(() => ({ model: { answered: new Set<number>() }, real: payer }), commands);
        } finally {
          payer.close();
        }
        orders += payer.sandbox.orders.length;
      }),
      { numRuns: 20, endOnFailure: true },
    );
    // Otherwise the sequences would prove nothing.
    expect(orders).toBeGreaterThan(10);
  }, 60_000);
});
