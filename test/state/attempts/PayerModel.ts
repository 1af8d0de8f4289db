import { vi } from 'vitest';
import type { CreatePaymentRequest, PaymentStatus } from '../../../src/contract/createPayment.js';
import { createPaymentProxy } from '../../../src/proxy/index.js';
import { createSandbox, sandboxMethods, type SandboxMethodName } from '../../../src/sandbox/index.js';
import { orderIdOf } from '../../../src/state/attempts/attempt.js';
import { currentAttempt } from '../../../src/state/attempts/attemptLog.js';
import type { HostEvent } from '../../../src/state/attempts/hostEvents.js';
import type { PayerAction } from '../../../src/state/attempts/transition.js';
import { FakeBrowser } from './FakeBrowser.js';
import { FakeLocks } from './FakeLocks.js';
import { PayerPage } from './PayerPage.js';

/** What happens to the next request. */
export type Fate =
  'arrives' | 'lostBefore' | 'lostAfter' | 'offline' | 'quota' | 'serverFails' | 'badRequest';

const payable: readonly PaymentStatus[] = ['New', 'Processing', 'Pending'];
const failures: Partial<Record<Fate, 400 | 429 | 500>> = { quota: 429, serverFails: 500, badRequest: 400 };

/** A payer with two pages of one booking in one browser. The network, the money and the time are in the test's hands. */
export class PayerModel {
  readonly sandbox = createSandbox();
  readonly browser = new FakeBrowser();
  readonly isIdempotent: boolean;
  readonly locks: FakeLocks | undefined;
  /** Requests that the payer pressed for or agreed to. Asking again with the same key is not one. */
  confirmed = 0;
  /** Orders that could be paid while one more was sent for without a question. */
  readonly unasked: number[] = [];
  /** Callbacks of the hosts that ran. */
  readonly told: string[] = [];
  fate: Fate = 'arrives';
  body: CreatePaymentRequest;
  pages: [PayerPage, PayerPage];
  #keys = 0;
  readonly #proxy;

  constructor({ isIdempotent, hasLocks }: { isIdempotent: boolean; hasLocks: boolean }) {
    this.isIdempotent = isIdempotent;
    this.locks = hasLocks ? new FakeLocks() : undefined;
    this.body = this.bodyOf('bankQr', []);
    this.#proxy = createPaymentProxy({
      apiKey: 'demo_partner_api_key',
      baseUrl: 'https://partner-api.example',
      authorize: 'public',
      limits: false,
      fetch: (url, init) => this.sandbox(url, init),
    });
    this.pages = [new PayerPage(this), new PayerPage(this)];
  }

  readonly createKey = (): string => `key-${++this.#keys}`;

  bodyOf(method: SandboxMethodName, services: readonly number[]): CreatePaymentRequest {
    const { type, id } = sandboxMethods[method];
    return {
      customerScheduleId: 1869,
      paymentMethodType: type,
      paymentMethodId: id,
      ...(services.length > 0 && { stationServicesList: [...services] }),
    };
  }

  get payableOrders() {
    return this.sandbox.orders.filter(({ status }) => payable.includes(status));
  }

  countRequest({ type }: PayerAction): void {
    if (type === 'request' || type === 'repeat')
      this.unasked.push(...this.payableOrders.map(({ orderId }) => orderId));
    if (type !== 'checkAgain') this.confirmed += 1;
  }

  /** A callback of a host runs. */
  hear(event: HostEvent): void {
    if (event.type === 'created' || event.type === 'paid')
      this.told.push(`${event.type} ${String(event.payment.orderId)}`);
  }

  /** The network for the next request. */
  createFetch(): typeof fetch {
    const { fate } = this;
    return async (_, init) => {
      if (fate === 'lostBefore') throw new TypeError('Failed to fetch');
      const httpStatus = failures[fate];
      if (httpStatus) this.sandbox.failNext({ httpStatus });
      const response = await this.#proxy(new Request('https://shop.example/api/payment', init));
      // A failure that a replayed answer left unused must not hit a later request.
      if (httpStatus) await this.#useUpFailure();
      if (fate === 'lostAfter') throw new TypeError('Failed to fetch');
      return response;
    };
  }

  reload(index: 0 | 1, isKilled: boolean): void {
    const page = this.pages[index];
    page.close(isKilled);
    const reloaded = new PayerPage(this);
    for (const orderId of page.delivered) reloaded.delivered.add(orderId);
    reloaded.wasPaid = page.wasPaid;
    this.pages[index] = reloaded;
  }

  /** Time passes for all pages; those that are not frozen notice that a request takes too long. */
  pass(ms: number): void {
    vi.advanceTimersByTime(ms);
    for (const page of this.pages) if (page.isOverdue) page.giveUp();
  }

  /** The host learns the truth about the order on screen, before any status source. */
  reportByHost(page: PayerPage, status: PaymentStatus): void {
    const current = currentAttempt(page.log);
    const order = this.payableOrders.find(({ orderId }) => current && String(orderId) === orderIdOf(current));
    if (!order || page.document.isFrozen) return;
    this.sandbox.settle(order.orderId, status);
    page.setHostStatus(status);
  }

  /** Everything that is on its way arrives, in all pages. */
  async settle(): Promise<void> {
    this.fate = 'arrives';
    this.browser.hasStorageEvents = true;
    this.browser.deliverStorageEvents();
    for (const page of this.pages) {
      page.thaw();
      page.deliver();
    }
    await this.flush();
    this.pass(60_000);
  }

  /** Tasks that wait for a lock run. */
  async flush(): Promise<void> {
    if (this.locks) await vi.advanceTimersByTimeAsync(0);
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
