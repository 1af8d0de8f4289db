import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SandboxMethodName } from '../../../src/sandbox/index.js';
import { isInFlight, orderIdOf } from '../../../src/state/attempts/attempt.js';
import { isPastTime } from '../../../src/state/attempts/deriveCheckoutState.js';
import { createAnswerParser } from '../../../src/state/attempts/createAnswerParser.js';
import { pressedAt } from './attempts.js';
import { PayerModel, type Fate } from './PayerModel.js';
import type { PayerPage } from './PayerPage.js';

const parseAnswer = createAnswerParser({ accounts: {} });

/** Methods whose orders the payer can be shown. The others make none, one that is over, or one that must not be paid. */
const shownMethods: readonly SandboxMethodName[] = ['bankQr', 'momoQr', 'link', 'expiringSoon'];

function checkPage(page: PayerPage, model: PayerModel): void {
  const { sandbox } = model;
  const { state, log } = page;
  const orderIds = log.attempts.map(orderIdOf);
  for (const orderId of page.delivered) expect(orderIds, `order ${orderId} is lost`).toContain(orderId);

  const isShowable = ({ orderId, method }: (typeof sandbox.orders)[number]) =>
    shownMethods.includes(method) &&
    log.attempts.some((one) => orderIdOf(one) === String(orderId) && !isPastTime(one, parseAnswer));
  if (model.payableOrders.some(isShowable))
    expect(page.isOrderInReach, `${state.status}: an order is out of reach`).toBe(true);

  const isPaid = sandbox.orders.some(({ status }) => status === 'Success');
  if (state.status === 'paid') expect(isPaid, 'paid without money').toBe(true);
  if (page.wasPaid) expect(state.status, 'paid, and then not').toMatch(/paid|nothingToPay/);
  page.wasPaid ||= state.status === 'paid';

  if (state.status === 'submitting') expect(log.attempts.some(isInFlight)).toBe(true);
  const isOver = ['paid', 'nothingToPay'].includes(state.status);
  if (log.attempts.some(isInFlight) && !isOver) expect(state.status).toBe('submitting');
}

function checkInvariants(model: PayerModel): void {
  expect(model.sandbox.orders.length).toBeLessThanOrEqual(model.confirmed);
  expect(model.unasked, 'sent without a question beside these orders').toEqual([]);
  expect(model.told.length, `told twice: ${model.told.join()}`).toBe(new Set(model.told).size);
  for (const page of model.pages) if (!page.document.isFrozen) checkPage(page, model);
}

/** When everything has arrived everywhere. */
function checkEnd(model: PayerModel): void {
  checkInvariants(model);
  for (const { state, log } of model.pages) {
    expect(state.status, 'submitting for ever').not.toBe('submitting');
    const created = log.attempts.flatMap((attempt) => orderIdOf(attempt) ?? []);
    expect(model.told).toEqual(expect.arrayContaining(created.map((orderId) => `created ${orderId}`)));
  }
  const [one, other] = model.pages.map(({ log }) => log.attempts.map(({ key }) => key));
  expect(one).toEqual(other);
}

class Step implements fc.AsyncCommand<object, PayerModel> {
  constructor(
    readonly name: string,
    readonly take: (model: PayerModel) => void | Promise<void>,
  ) {}
  check = () => true;
  toString = () => this.name;
  async run(_: object, model: PayerModel): Promise<void> {
    await this.take(model);
    await model.flush();
    checkInvariants(model);
  }
}

const pageIndices = fc.constantFrom(0 as const, 1 as const);
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
const endings = fc.constantFrom('Success' as const, 'Failed' as const, 'Canceled' as const);
const always = (name: string, take: Step['take']) => fc.constant(new Step(name, take));
/** A step in one of the two pages. */
const inPage = (name: string, take: (page: PayerPage, model: PayerModel) => void | Promise<void>) =>
  pageIndices.map(
    (index) => new Step(`${name} in page ${index}`, (model) => take(model.pages[index], model)),
  );

const steps = [
  fc.tuple(methods, services).map(
    ([method, ids]) =>
      new Step(`choose ${method} ${ids.join('+')}`, (model) => {
        model.body = model.bodyOf(method, ids);
      }),
  ),
  // The commonest thing of all, often enough to get anywhere.
  fc.tuple(pageIndices, methods, fates).map(
    ([index, method, fate]) =>
      new Step(`pay in page ${index} by ${method}, ${fate}, agree if asked`, async (model) => {
        Object.assign(model, { body: model.bodyOf(method, []), fate });
        const page = model.pages[index];
        await page.act({ type: 'edit' });
        await page.submit();
        await page.act({ type: 'confirm' });
        page.deliver();
      }),
  ),
  fates.map(
    (fate) =>
      new Step(`network: ${fate}`, (model) => {
        model.fate = fate;
      }),
  ),
  inPage('submit', (page) => page.submit()),
  inPage('submit twice', async (page) => {
    await Promise.all([page.submit(), page.submit()]);
  }),
  always('submit in both pages at once', async ({ pages }) => {
    await Promise.all(pages.map((page) => page.submit()));
  }),
  inPage('answer', (page) => page.deliver()),
  inPage('agree', (page) => page.act({ type: 'confirm' })),
  inPage('agree twice', async (page) => {
    await Promise.all([page.act({ type: 'confirm' }), page.act({ type: 'confirm' })]);
  }),
  always('agree in both pages at once', async ({ pages }) => {
    await Promise.all(pages.map((page) => page.act({ type: 'confirm' })));
  }),
  inPage('disagree', (page) => page.act({ type: 'dismiss' })),
  inPage('check again', (page) => page.act({ type: 'checkAgain' })),
  inPage('renew or retry', (page) => page.act({ type: 'repeat' })),
  inPage('edit', (page) => page.act({ type: 'edit' })),
  inPage('return to payment', (page) => page.act({ type: 'returnToPayment' })),
  inPage('reset', (page) => page.act({ type: 'reset' })),
  inPage('poll', (page) => page.poll()),
  fc
    .tuple(pageIndices, fc.boolean())
    .map(
      ([index, isKilled]) =>
        new Step(`${isKilled ? 'kill and open' : 'reload'} page ${index}`, (model) =>
          model.reload(index, isKilled),
        ),
    ),
  inPage('leave for the back/forward cache', (page) => page.freeze()),
  inPage('back', (page) => page.thaw()),
  always('storage events are late', ({ browser }) => {
    browser.hasStorageEvents = false;
  }),
  always('storage events arrive', ({ browser }) => {
    browser.hasStorageEvents = true;
    browser.deliverStorageEvents();
  }),
  fc
    .constantFrom(1_000, 11_000, 61 * 60_000)
    .map((ms) => new Step(`${ms / 1_000} s pass`, (model) => model.pass(ms))),
  // From Failed too: the money may be late.
  fc.tuple(fc.nat(4), endings).map(
    ([index, status]) =>
      new Step(`order ${index} is ${status}`, ({ sandbox }) => {
        const order = sandbox.orders[index];
        const isOver = order?.status === 'Success' || order?.status === 'Canceled';
        if (order && !isOver) sandbox.settle(order.orderId, status);
      }),
  ),
  fc
    .tuple(pageIndices, endings)
    .map(
      ([index, status]) =>
        new Step(`the host reports ${status} in page ${index}`, (model) =>
          model.reportByHost(model.pages[index], status),
        ),
    ),
  fc
    .tuple(pageIndices, fc.constantFrom('New' as const, 'Processing' as const, undefined))
    .map(
      ([index, status]) =>
        new Step(`the host’s prop goes back to ${String(status)} in page ${index}`, ({ pages }) =>
          pages[index].setHostStatus(status),
        ),
    ),
];

beforeEach(() => {
  vi.useFakeTimers({ now: pressedAt, toFake: ['Date', 'performance', 'setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe.each([
  ['a proxy that makes one order per key', true],
  ['a proxy that promises nothing', false],
])('every sequence of presses in two pages of a booking, over %s', (_, isIdempotent) => {
  it('makes no order without a question, loses none, and is paid only when it is, and for good', async () => {
    let orders = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.boolean(),
        fc.commands(steps, { maxCommands: 40, size: 'max' }),
        async (hasLocks, commands) => {
          const model = new PayerModel({ isIdempotent, hasLocks });
          await fc.asyncModelRun(() => ({ model: {}, real: model }), commands);
          await model.settle();
          checkEnd(model);
          for (const page of model.pages) await page.resolve();
          await model.settle();
          checkEnd(model);
          for (const page of model.pages)
            expect(page.state.status, 'a payer who does what the screen offers').not.toBe('uncertain');
          orders += model.sandbox.orders.length;
        },
      ),
      { numRuns: 300 },
    );
    // Otherwise the sequences would prove nothing.
    expect(orders).toBeGreaterThan(200);
  }, 60_000);
});
