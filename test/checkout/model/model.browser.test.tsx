import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { SandboxOrder } from '../../../src/sandbox/index.js';
import { PayerAtScreen, type Fate } from './PayerAtScreen.js';

const minute = 60_000;

/** How long a code can be paid, ms. */
const lives: Partial<Record<SandboxOrder['method'], number>> = { expiringSoon: minute, momoQr: 10 * minute };

interface Seen {
  /** Screens that said a code is past its time. */
  expired: number;
  /** Orders whose answers were not lost on the way, and when they came. */
  answered: Map<number, number>;
}

function checkInvariants(payer: PayerAtScreen, { answered }: Seen): void {
  const { orders } = payer.sandbox;
  const isOver = ({ orderId, method }: SandboxOrder) =>
    Date.now() >= answered.get(orderId)! + (lives[method] ?? Infinity);
  expect(orders.length).toBeLessThanOrEqual(payer.confirmed);
  const open = orders.filter(({ orderId, status }) => status === 'New' && answered.has(orderId));
  const payable = open.filter((order) => !isOver(order));
  if (payable.length > 0) expect(payer.isOrderInReach, `${payer.screen}: order lost`).toBe(true);
  const over = open.filter(isOver).map(({ orderId }) => orderId);
  expect(over, 'asks money for a code that is past its time').not.toContain(payer.payableOrderId);
  if (payer.screen === 'paid') expect(orders.map(({ status }) => status)).toContain('Success');
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
      for (const { orderId } of payer.sandbox.orders.slice(before)) seen.answered.set(orderId, Date.now());
    if (payer.screen === 'expired') seen.expired += 1;
    checkInvariants(payer, seen);
  }
}

const methods = fc.constantFrom(
  'bankQr' as const,
  'momoQr' as const,
  'link' as const,
  'expiringSoon' as const,
  'expiringSoon' as const,
);
const fates = fc.constantFrom<Fate>('arrives', 'arrives', 'lostBefore', 'lostAfter');
const statuses = fc.constantFrom('Success' as const, 'Failed' as const, 'Canceled' as const);
const press = fc.nat(3).map((nth) => new Step(`press button ${nth}`, (payer) => payer.press(nth)));
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
const sleep = fc
  .constantFrom(1, 1, 11)
  .map((minutes) => new Step(`${minutes} minutes pass`, (payer) => payer.sleep(minutes * minute)));

const steps = [
  pay,
  pay,
  yes,
  yes,
  yes,
  fc.constant(new Step('no', (payer) => payer.answer(false))),
  fc.constant(new Step('reload', (payer) => payer.reload())),
  press,
  press,
  press,
  press,
  sleep,
  sleep,
  sleep,
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
    let expired = 0;
    await fc.assert(
      fc.asyncProperty(fc.commands(steps, { maxCommands: 50, size: 'max' }), async (commands) => {
        localStorage.clear();
        vi.useFakeTimers({ toFake: ['Date'] });
        const payer = new PayerAtScreen(isIdempotent);
        const seen: Seen = { expired: 0, answered: new Map() };
        try {
          await fc.asyncModelRun(() => ({ model: seen, real: payer }), commands);
        } finally {
          payer.close();
          vi.useRealTimers();
        }
        orders += payer.sandbox.orders.length;
        expired += seen.expired;
      }),
      { numRuns: 20, endOnFailure: true },
    );
    // Otherwise the sequences would prove nothing.
    expect(orders).toBeGreaterThan(10);
    expect(expired).toBeGreaterThan(0);
  }, 60_000);
});
