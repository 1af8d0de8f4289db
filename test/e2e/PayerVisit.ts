import type { Browser, BrowserContext, BrowserContextOptions, FrameLocator, Locator, Page } from 'playwright';
import { expect } from 'vitest';
import type { SandboxOrder } from '../../src/sandbox/index.js';
import { decodeQrFromPng } from '../decodeQr.js';

const apiKey = 'demo_partner_api_key';

/** The createPayment answer as the browser received it. */
export interface AnswerSeen {
  /** The body that the browser posted. */
  posted: unknown;
  data: { orderData: { orderId: number } | null; bankQR: { qrCode: string } | null; isSuccess: number };
}

/** One payer using the demo. Records every request, answer and console message of the browser. */
export class PayerVisit {
  readonly #complaints: string[] = [];
  readonly #strangers: string[] = [];
  readonly #leaks: string[] = [];
  readonly #reading: Promise<unknown>[] = [];

  /** Each visit has its own booking: the proxy limits createPayment calls for each booking. */
  static #nextBooking = 1869;

  private constructor(
    readonly url: string,
    readonly booking: number,
    readonly context: BrowserContext,
    readonly page: Page,
    /** Locates the checkout on the page. */
    readonly checkout: Page | FrameLocator | Locator,
  ) {}

  static async begin(
    browser: Browser,
    url: string,
    options: BrowserContextOptions = {},
    find: (page: Page) => Page | FrameLocator | Locator = (page) => page,
  ): Promise<PayerVisit> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    const page = await context.newPage();
    const visit = new PayerVisit(url, PayerVisit.#nextBooking, context, page, find(page));
    PayerVisit.#nextBooking += 1;
    await visit.#watch();
    await visit.page.goto(`${url}?booking=${visit.booking}`);
    await visit.checkout.getByRole('radio').first().waitFor();
    return visit;
  }

  async #watch(): Promise<void> {
    await this.context.addInitScript(() =>
      addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
        console.error(`${violatedDirective} forbids ${blockedURI}`),
      ),
    );
    this.context.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) this.#complaints.push(message.text());
    });
    this.context.on('weberror', (failure) => this.#complaints.push(String(failure.error())));
    this.context.on('request', (request) => {
      // A data URL, or an app's own scheme, sends no request to a host.
      const asksHost = /^(http|ws)s?:/.test(request.url());
      if (asksHost && !request.url().startsWith(this.url)) this.#strangers.push(request.url());
      this.#reading.push(
        request.allHeaders().then((headers) => {
          if ('apikey' in headers || JSON.stringify(headers).includes(apiKey))
            this.#leaks.push(request.url());
        }),
      );
    });
    this.context.on('response', (response) => {
      const read = response.body().then(
        (body) => {
          if (body.includes(apiKey)) this.#leaks.push(response.url());
        },
        // A redirect or a 204 answer has no body.
        () => undefined,
      );
      this.#reading.push(read);
    });
  }

  /** Presses the key until something with this role and name has the focus. */
  async tabTo(role: 'button' | 'checkbox' | 'radio' | 'link', name: string | RegExp): Promise<void> {
    const target = this.page.getByRole(role, { name, exact: true });
    for (let presses = 0; presses < 60; presses += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`Tab does not reach the ${role} ${String(name)}.`);
  }

  /** Chooses a method, agrees to the terms and presses the button, by keyboard alone. */
  async payByKeyboard(method: string | RegExp, services: readonly string[] = []): Promise<AnswerSeen> {
    const { page } = this;
    await this.tabTo('radio', /Chuyển khoản VietQR/);
    await page.keyboard.press('Space');
    const wanted = page.getByRole('radio', { name: method });
    for (let presses = 0; presses < 10 && !(await wanted.isChecked()); presses += 1) {
      await page.keyboard.press('ArrowDown');
    }
    expect(await wanted.isChecked()).toBe(true);
    for (const service of services) {
      await this.tabTo('checkbox', new RegExp(service));
      await page.keyboard.press('Space');
    }
    await this.tabTo('checkbox', /điều khoản/);
    await page.keyboard.press('Space');
    return this.#submit(async () => {
      await this.tabTo('button', 'Thanh toán');
      await page.keyboard.press('Enter');
    });
  }

  /** The same by mouse or touch. */
  async pay(method: string | RegExp): Promise<AnswerSeen> {
    const { checkout } = this;
    await checkout.getByRole('radio', { name: method }).check();
    await checkout.getByRole('checkbox', { name: /điều khoản/ }).check();
    return this.#submit(() => this.press('Thanh toán'));
  }

  async press(name: string): Promise<void> {
    await this.checkout.getByRole('button', { name, exact: true }).click();
  }

  async #submit(press: () => Promise<void>): Promise<AnswerSeen> {
    const [response] = await Promise.all([
      this.page.waitForResponse(
        (answer) => answer.request().method() === 'POST' && answer.url().endsWith('/api/payment'),
      ),
      press(),
    ]);
    const { data } = (await response.json()) as Pick<AnswerSeen, 'data'>;
    return { posted: response.request().postDataJSON() as unknown, data };
  }

  /** Text of the code that a scanner reads from the screen, at its size on screen. */
  async scan(): Promise<string[]> {
    const code = this.checkout.getByRole('img', { name: /Mã QR/ });
    await code.scrollIntoViewIfNeeded();
    return decodeQrFromPng(await this.page.screenshot());
  }

  /** Marks the order as paid in the sandbox, as the bank would. */
  async settle(orderId: number, status: string): Promise<void> {
    const response = await fetch(`${this.url}sandbox/orders`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ orderId: String(orderId), status }),
    });
    expect(response.status).toBe(204);
  }

  /** Every order in the demo's sandbox. */
  async orders(): Promise<SandboxOrder[]> {
    return (await (await fetch(`${this.url}sandbox/orders`)).json()) as SandboxOrder[];
  }

  async expectScreen(heading: string | RegExp): Promise<void> {
    await this.checkout.getByRole('heading', { name: heading }).waitFor({ timeout: 15_000 });
  }

  /** Ends the visit, and checks that the browser logged no errors, contacted no other host and received no key. */
  async end(): Promise<void> {
    await Promise.all(this.#reading);
    await this.context.close();
    expect({ complaints: this.#complaints, strangers: this.#strangers, leaks: this.#leaks }).toEqual({
      complaints: [],
      strangers: [],
      leaks: [],
    });
  }
}
