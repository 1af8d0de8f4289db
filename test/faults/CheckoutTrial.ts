import type { BrowserContext, Page } from 'playwright';
import { expect } from 'vitest';
import { vi } from '../../src/i18n/vi.js';
import type { PaymentCheckoutProps, PaymentStatus } from '../../src/index.js';
import { sandboxMethods, type Sandbox, type SandboxMethodName } from '../../src/sandbox/index.js';
import { sandboxAccount } from '../../src/sandbox/catalogue.js';
import type { FaultLayer } from './FaultLayer.js';
import type { HostCalls, Scenario } from './page/Scenario.js';

/** Expected outcome of a scenario. A count that is absent is 0. */
export interface Outcome {
  /** Number of orders in the sandbox: the one that matters most. */
  orders: number;
  /** Calls of `onPaymentCreated`. */
  created?: number;
  /** Calls of `onPaid`. */
  paid?: number;
  /** Calls of `onError`, as "code outcome". */
  errors?: string[];
  /** Calls of `onStatusChange`. */
  statuses?: string[];
}

interface Servers {
  sandbox: Sandbox;
  /** Between the page and the proxy. */
  front: FaultLayer;
  /** Between the proxy and the sandbox. */
  api: FaultLayer;
}

/** Chromium's own messages about failed requests, which a page cannot suppress. */
const requestFailed = 'Failed to load resource';

/** One checkout in one browser, driven as a payer would. */
export class CheckoutTrial implements Servers {
  readonly sandbox: Sandbox;
  readonly front: FaultLayer;
  readonly api: FaultLayer;
  page!: Page;
  readonly #errors: string[] = [];
  #address = '';

  constructor(
    readonly context: BrowserContext,
    servers: Servers,
    private readonly allowedErrors?: RegExp,
  ) {
    this.sandbox = servers.sandbox;
    this.front = servers.front;
    this.api = servers.api;
    context.setDefaultTimeout(5_000);
  }

  /** Opens the page in another tab, which the trial uses from then on. */
  async open(scenario: Scenario): Promise<void> {
    const query = new URLSearchParams({ scenario: JSON.stringify(scenario) });
    this.#address = `${this.front.origin}/?${query.toString()}`;
    await this.openTab();
  }

  async openTab(): Promise<Page> {
    const page = await this.context.newPage();
    page.on('pageerror', (error) => this.#errors.push(String(error)));
    page.on('console', (message) => {
      const text = message.text();
      if (['error', 'warning'].includes(message.type()) && !text.startsWith(requestFailed))
        this.#errors.push(text);
    });
    this.page = page;
    await page.goto(this.#address);
    return page;
  }

  expectNoOtherErrors(): void {
    expect(this.#errors.filter((text) => !this.allowedErrors?.test(text))).toEqual([]);
  }

  /** Chooses a method. */
  async choose(method: SandboxMethodName = 'bankQr'): Promise<void> {
    const { type, id } = sandboxMethods[method];
    await this.page.locator(`input[type=radio][value^="${type}/${id}/"]`).check();
  }

  /** Chooses a method and presses "pay". */
  async pay(method: SandboxMethodName = 'bankQr'): Promise<void> {
    await this.choose(method);
    await this.press(vi.pay);
  }

  async press(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).click();
  }

  /** Waits for the screen with this heading. */
  async seesScreen(name: string): Promise<void> {
    await this.page.getByRole('heading', { level: 2, name, exact: true }).waitFor();
  }

  /** Waits for a visible text. */
  async reads(text: string | RegExp): Promise<void> {
    await this.page.getByText(text).locator('visible=true').first().waitFor();
  }

  async cannotRead(text: string | RegExp): Promise<void> {
    await this.page.getByText(text).locator('visible=true').first().waitFor({ state: 'hidden' });
  }

  /** Waits for the code. */
  async seesCode(): Promise<void> {
    await this.seesScreen(vi.scanTitle);
    await this.page.getByRole('img', { name: /^Mã QR thanh toán/ }).waitFor();
  }

  async update(props: Partial<PaymentCheckoutProps>): Promise<void> {
    await this.page.evaluate((changed) => window.host.update(changed), props);
  }

  async calls(): Promise<HostCalls> {
    return this.page.evaluate(() => window.host.calls);
  }

  /** Types of the events passed to `onEvent`, in order. */
  async events(): Promise<string[]> {
    return (await this.calls()).events.map(({ type }) => type);
  }

  /** Makes the page believe that its tab was hidden or shown again. */
  async setHidden(isHidden: boolean): Promise<void> {
    await this.page.evaluate((value) => {
      Object.defineProperty(document, 'visibilityState', {
        configurable: true,
        get: () => (value ? 'hidden' : 'visible'),
      });
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    }, isHidden);
  }

  /** Sets the status of an order in the sandbox, and returns to the tab, so that the page asks at once. */
  async settle(orderId: number, status: PaymentStatus): Promise<void> {
    this.sandbox.settle(orderId, status);
    await this.setHidden(false);
  }

  /** Checks the number of orders and host callbacks; also that no event contains an account, and that no key was sent with two bodies. */
  async expectOutcome({ orders, created = 0, paid = 0, errors = [], statuses = [] }: Outcome): Promise<void> {
    // Hosts are told when the effects of the screen run, which may be a frame after it is painted.
    const outcome = async () => {
      const calls = await this.calls();
      return {
        orders: this.sandbox.orders.length,
        created: calls.created.length,
        paid: calls.paid.length,
        errors: calls.errors.map(({ code, outcome: known }) => `${code} ${known}`),
        statuses: calls.statuses,
      };
    };
    await expect.poll(outcome).toEqual({ orders, created, paid, errors, statuses });
    const calls = await this.calls();
    for (const text of calls.eventTexts)
      expect(text).not.toMatch(new RegExp(`${sandboxAccount.number}|${sandboxAccount.holder}|://`));
    const bodies = new Map<string | undefined, unknown>();
    for (const { key, body } of this.front.posts) {
      if (key !== undefined) expect(bodies.get(key) ?? body).toEqual(body);
      bodies.set(key, body);
    }
  }
}
