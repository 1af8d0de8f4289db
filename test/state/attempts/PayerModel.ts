import { vi } from 'vitest';
import type { CreatePaymentRequest, PaymentStatus } from '../../../src/contract/createPayment.js';
import { createPaymentProxy } from '../../../src/proxy/index.js';
import { createSandbox, sandboxMethods, type SandboxMethodName } from '../../../src/sandbox/index.js';
import {
  emptyLog,
  fail,
  isForOtherBooking,
  isKeySpent,
  openAttempts,
  orderIdOf,
  setHostStatus,
  setStatus,
  succeed,
  toFailure,
  type Attempt,
  type AttemptLog,
} from '../../../src/state/attempts/attemptLog.js';
import { createSessionStorage } from '../../../src/state/attempts/attemptStorage.js';
import { deriveCheckoutState, isPastTime } from '../../../src/state/attempts/deriveCheckoutState.js';
import { createAnswerParser } from '../../../src/state/attempts/createAnswerParser.js';
import { initialFlowState, transition, type PayerAction } from '../../../src/state/attempts/transition.js';
import { createPayment } from '../../../src/transport/createPayment.js';
import { PaymentError } from '../../../src/transport/PaymentError.js';

/** What happens to the next request. */
export type Fate =
  'arrives' | 'lostBefore' | 'lostAfter' | 'offline' | 'quota' | 'serverFails' | 'badRequest';

const payable: readonly PaymentStatus[] = ['New', 'Processing', 'Pending'];
const failures: Partial<Record<Fate, 400 | 429 | 500>> = { quota: 429, serverFails: 500, badRequest: 400 };

/** A payer at a page: the real log, steps, storage, transport and sandbox, with the network and the time in the test's hands. */
export class PayerModel {
  readonly sandbox = createSandbox();
  readonly isIdempotent: boolean;
  /** Requests that the payer pressed for or said yes to. Asking again with the same key is not one. */
  confirmed = 0;
  /** Orders that could be paid while one more was sent for without a question. */
  unasked: number[] = [];
  /** Orders whose answers reached the page. */
  readonly delivered = new Set<string>();
  hostStatus: PaymentStatus | undefined;
  fate: Fate = 'arrives';
  log: AttemptLog = emptyLog;
  body: CreatePaymentRequest;
  #flow = initialFlowState;
  #storage = createSessionStorage('payer');
  #keys = 0;
  #waiting: (() => void) | null = null;
  readonly #proxy;

  constructor(isIdempotent: boolean) {
    this.isIdempotent = isIdempotent;
    this.body = this.bodyOf('bankQr', []);
    this.#proxy = createPaymentProxy({
      apiKey: 'demo_partner_api_key',
      baseUrl: 'https://partner-api.example',
      authorize: 'public',
      limits: false,
      fetch: (url, init) => this.sandbox(url, init),
    });
  }

  get state() {
    return this.#derive(this.#flow.isEditing);
  }

  /** Is an earlier order within the payer's reach: on screen, or one press away? */
  get isOrderInReach(): boolean {
    const { state } = this;
    const isOver = state.status === 'paid' || state.status === 'nothingToPay';
    const isOnScreen = ['submitting', 'awaitingPayment', 'expired'].includes(state.status);
    return (
      isOver ||
      isOnScreen ||
      'openPayment' in state ||
      'openPayment' in this.#derive(state.status === 'closed')
    );
  }

  get question() {
    return this.#flow.question;
  }

  bodyOf(method: SandboxMethodName, services: readonly number[]): CreatePaymentRequest {
    const { type, id } = sandboxMethods[method];
    return {
      customerScheduleId: 1869,
      paymentMethodType: type,
      paymentMethodId: id,
      ...(services.length > 0 && { stationServicesList: [...services] }),
    };
  }

  async act(action: PayerAction): Promise<void> {
    const step = transition(action, {
      log: this.log,
      flow: this.#flow,
      isIdempotent: this.isIdempotent,
      parseAnswer: this.#parseAnswer,
      createKey: () => `key-${++this.#keys}`,
      at: Date.now(),
    });
    const isUnasked = action.type === 'request' || action.type === 'repeat';
    if (step.send && isUnasked) this.unasked.push(...this.payableOrders.map(({ orderId }) => orderId));
    if (step.send && action.type !== 'checkAgain') this.confirmed += 1;
    this.#flow = step.flow;
    this.#write(step.log);
    if (step.send) await this.#post(step.send);
  }

  /** What a press of "pay" does: only the form has that button. */
  async submit(): Promise<void> {
    if (['editing', 'refused'].includes(this.state.status))
      await this.act({ type: 'request', body: this.body });
  }

  get isWaiting(): boolean {
    return this.#waiting !== null;
  }

  /** The answer, or the news that there is none, reaches the page. */
  deliver(): void {
    this.#waiting?.();
    this.#waiting = null;
  }

  reload(): void {
    this.#waiting = null;
    this.#flow = initialFlowState;
    this.log = (this.#storage = createSessionStorage('payer')).load();
  }

  expire(): void {
    const { current } = this.log;
    if (!current?.answer) return;
    this.delivered.delete(orderIdOf(current) ?? '');
    this.log = { ...this.log, current: { ...current, answer: { ...current.answer, ageMs: 60 * 60_000 } } };
  }

  get payableOrders() {
    return this.sandbox.orders.filter(({ status }) => payable.includes(status));
  }

  /** The status source is asked about every order that may still be paid. */
  poll(): void {
    for (const attempt of openAttempts(this.log)) {
      const order = this.sandbox.orders.find(({ orderId }) => String(orderId) === orderIdOf(attempt));
      if (order && !isForOtherBooking(attempt))
        this.#write(setStatus(this.log, String(order.orderId), order.status));
    }
  }

  /** The host learns the truth about the order on screen, before any status source. */
  hostSays(status: PaymentStatus): void {
    const orderId = this.log.current && orderIdOf(this.log.current);
    const order = this.payableOrders.find((one) => String(one.orderId) === orderId);
    if (!order) return;
    this.sandbox.settle(order.orderId, status);
    this.hostStatus = status;
    this.#write(setHostStatus(this.log, status));
  }

  /** Uses what the screen offers until the outcome is known, as long as that gets anywhere. */
  async resolve(): Promise<void> {
    this.fate = 'arrives';
    this.deliver();
    for (let press = 0; press < 3 && this.state.status === 'uncertain'; press += 1) {
      const { current } = this.log;
      if (this.isIdempotent && current && !isKeySpent(current)) await this.act({ type: 'checkAgain' });
      else {
        await this.act({ type: 'repeat' });
        await this.act({ type: 'confirm' });
      }
      this.deliver();
    }
    if (this.state.status !== 'uncertain') return;
    this.body = this.bodyOf('bankQr', [101]);
    await this.act({ type: 'edit' });
    await this.submit();
    await this.act({ type: 'confirm' });
    this.deliver();
  }

  #parseAnswer = createAnswerParser({ accounts: {} });

  #derive(isEditing: boolean) {
    const { hostStatus } = this;
    return deriveCheckoutState(this.log, {
      isEditing,
      isExpired: this.#isExpired,
      hostStatus,
      parseAnswer: this.#parseAnswer,
    });
  }

  get #isExpired(): boolean {
    return this.log.current !== null && isPastTime(this.log.current, this.#parseAnswer);
  }

  #write(log: AttemptLog): void {
    this.log = log;
    this.#storage.save(log);
  }

  async #post({ key, body }: Attempt): Promise<void> {
    const { fate } = this;
    const httpStatus = failures[fate];
    if (httpStatus) this.sandbox.failNext({ httpStatus });
    vi.stubGlobal('navigator', { onLine: fate !== 'offline' });
    const fetch = async (_: unknown, init?: RequestInit) => {
      if (fate === 'lostBefore') throw new TypeError('Failed to fetch');
      const response = await this.#proxy(new Request('https://shop.example/api/payment', init));
      if (fate === 'lostAfter') throw new TypeError('Failed to fetch');
      return response;
    };
    const options = { fetch, timeoutMs: 5_000, ...(this.isIdempotent && { idempotencyKey: key }) };
    this.#waiting = await createPayment('/api/payment', body, options).then(
      (data) => () => {
        this.#write(succeed(this.log, key, data, Date.now()));
        const orderId = data.orderData?.orderId;
        if (orderId) this.delivered.add(orderId);
      },
      (error: unknown) => () => {
        if (!(error instanceof PaymentError)) throw error;
        this.#write(fail(this.log, key, toFailure(error, Date.now()), this.isIdempotent));
      },
    );
    // A failure that a replayed answer left unused must not hit a later request.
    if (httpStatus) await this.#useUpFailure();
  }

  async #useUpFailure(): Promise<void> {
    const before = this.sandbox.orders.length;
    await this.sandbox('https://partner-api.example/PartnerAPI/CustomerSchedule/user/createPayment', {
      method: 'POST',
      headers: { apiKey: 'demo_partner_api_key' },
      body: '{}',
    });
    if (this.sandbox.orders.length !== before) throw new Error('The probe made an order.');
  }
}
