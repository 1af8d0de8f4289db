import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { SandboxMethodName } from '../../../src/sandbox/index.js';
import { stubSessionStorage } from './fakeSessionStorage.js';
import { PayerModel, type Fate } from './PayerModel.js';

/** Methods whose orders the payer can be shown. The others make none, one that is over, or one that must not be paid. */
const shownMethods: readonly SandboxMethodName[] = ['bankQr', 'momoQr', 'link', 'expiringSoon'];

function checkInvariants(payer: PayerModel): void {
  const { sandbox, state } = payer;
  expect(sandbox.orders.length).toBeLessThanOrEqual(payer.confirmed);
  if (payer.isIdempotent) expect(payer.unasked, 'sent without a question beside these orders').toEqual([]);
  const known = payer.payableOrders.filter(
    ({ orderId, method }) => payer.delivered.has(String(orderId)) && shownMethods.includes(method),
  );
  if (known.length > 0) expect(payer.isOrderInReach, `${state.status}, order lost`).toBe(true);
  if (state.status === 'paid') expect(sandbox.orders.map(({ status }) => status)).toContain('Success');
  if (state.status === 'submitting') expect(payer.isWaiting).toBe(true);
  if (payer.isWaiting && payer.hostStatus !== 'Success')
    expect(['submitting', 'paid', 'nothingToPay']).toContain(state.status);
}

class Step implements fc.AsyncCommand<object, PayerModel> {
  constructor(
    readonly name: string,
    readonly take: (payer: PayerModel) => void | Promise<void>,
  ) {}
  check = () => true;
  toString = () => this.name;
  async run(_model: object, payer: PayerModel): Promise<void> {
    await this.take(payer);
    checkInvariants(payer);
  }
}

const methods = fc.constantFrom<SandboxMethodName>(
  ...shownMethods,
  ...shownMethods,
  'nothing',
  'refused',
  'free',
  'paidAtOnce',
  'failed',
  'canceled',
  'wrongAmount',
  'otherBooking',
);
const services = fc.subarray([101, 102, 103]);
const fates = fc.constantFrom<Fate>(
  'arrives',
  'arrives',
  'lostBefore',
  'lostAfter',
  'lostAfter',
  'offline',
  'quota',
  'serverFails',
  'badRequest',
);
const statuses = fc.constantFrom('Success' as const, 'Failed' as const, 'Canceled' as const);
const always = (name: string, take: Step['take']) => fc.constant(new Step(name, take));

const steps = [
  fc.tuple(methods, services).map(
    ([method, ids]) =>
      new Step(`choose ${method} ${ids.join('+')}`, (payer) => {
        payer.body = payer.bodyOf(method, ids);
      }),
  ),
  // The commonest thing of all, often enough to get anywhere.
  fc.tuple(methods, fates).map(
    ([method, fate]) =>
      new Step(`pay by ${method}, ${fate}, yes if asked`, async (payer) => {
        Object.assign(payer, { body: payer.bodyOf(method, []), fate });
        await payer.act({ type: 'edit' });
        await payer.submit();
        await payer.act({ type: 'confirm' });
        payer.deliver();
      }),
  ),
  fates.map(
    (fate) =>
      new Step(`network: ${fate}`, (payer) => {
        payer.fate = fate;
      }),
  ),
  always('submit', (payer) => payer.submit()),
  always('submit twice', async (payer) => {
    await Promise.all([payer.submit(), payer.submit()]);
  }),
  always('answer', (payer) => payer.deliver()),
  always('reload', (payer) => payer.reload()),
  always('yes', (payer) => payer.act({ type: 'confirm' })),
  always('yes, twice', async (payer) => {
    await Promise.all([payer.act({ type: 'confirm' }), payer.act({ type: 'confirm' })]);
  }),
  always('no', (payer) => payer.act({ type: 'dismiss' })),
  always('check again', (payer) => payer.act({ type: 'checkAgain' })),
  always('renew or retry', (payer) => payer.act({ type: 'repeat' })),
  always('edit', (payer) => payer.act({ type: 'edit' })),
  always('return to payment', (payer) => payer.act({ type: 'returnToPayment' })),
  always('reset', (payer) => payer.act({ type: 'reset' })),
  always('expire', (payer) => payer.expire()),
  always('poll', (payer) => payer.poll()),
  fc.tuple(fc.nat(4), statuses).map(
    ([index, status]) =>
      new Step(`order ${index} is ${status}`, (payer) => {
        const order = payer.payableOrders[index];
        if (order) payer.sandbox.settle(order.orderId, status);
      }),
  ),
  statuses.map((status) => new Step(`host says ${status}`, (payer) => payer.hostSays(status))),
];

afterEach(() => void vi.unstubAllGlobals());

describe.each([
  ['a proxy that makes one order of one key', true],
  ['a proxy that promises nothing', false],
])('every sequence of presses, over %s', (_, isIdempotent) => {
  it('makes no order that was not asked for, loses none, and says paid only when it is', async () => {
    let orders = 0;
    await fc.assert(
      fc.asyncProperty(fc.commands(steps, { maxCommands: 30, size: 'max' }), async (commands) => {
        stubSessionStorage();
        const payer = new PayerModel(isIdempotent);
        await fc.asyncModelRun(() => ({ model: {}, real: payer }), commands);
        await payer.resolve();
        checkInvariants(payer);
        expect(payer.state.status, 'a payer who does what the screen offers').not.toBe('uncertain');
        orders += payer.sandbox.orders.length;
      }),
      { numRuns: 400 },
    );
    // Otherwise the sequences would prove nothing.
    expect(orders).toBeGreaterThan(200);
  }, 60_000);
});
