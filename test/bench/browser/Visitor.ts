import { setTimeout as wait } from 'node:timers/promises';
import { chromium, type Browser, type CDPSession, type Locator, type Page } from 'playwright';
import { chromiumLaunchOptions } from '../../chromium.js';
import { buildPages, type PageName } from './buildPages.js';
import { PageServer } from './PageServer.js';
import { installProbe, type Landmarks } from './probe.js';

const longestWaitMs = 20_000;

const ours: Landmarks = { pay: '.pc-button[type=submit]', code: '.pc-qr-code' };

/** Selectors of each page's "pay" button and its code. */
const landmarks: Record<PageName, Landmarks> = {
  ours,
  profiled: ours,
  adyen: { pay: '.adyen-checkout__button--pay', code: '[data-testid$=qr-image]' },
  picture: { pay: '#pay', code: 'img' },
  floor: { pay: '#pay', code: 'svg' },
};

/** One tab that visits page after page. */
export class Visitor {
  private constructor(
    private readonly browser: Browser,
    readonly page: Page,
    readonly devtools: CDPSession,
    readonly server: PageServer,
  ) {}

  static async start(names: readonly PageName[]): Promise<Visitor> {
    const server = await PageServer.start(await buildPages(names));
    const browser = await chromium.launch(chromiumLaunchOptions());
    const context = await browser.newContext();
    const byPath = Object.fromEntries(names.map((name) => [`/${name}`, landmarks[name]]));
    await context.addInitScript(installProbe, byPath);
    const page = await context.newPage();
    page.on('pageerror', (error) => {
      throw error;
    });
    return new Visitor(browser, page, await context.newCDPSession(page), server);
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await this.server.stop();
  }

  async throttle(rate: number): Promise<void> {
    await this.devtools.send('Emulation.setCPUThrottlingRate', { rate });
  }

  /** Returns when the form is on screen. @returns ms from the script's last byte. */
  async open(name: PageName, query: Record<string, number> = {}): Promise<number> {
    const text = new URLSearchParams(Object.entries(query).map(([key, value]) => [key, String(value)]));
    await this.page.goto(`${this.server.origin}/${name}?${text.toString()}`);
    const usable = await this.#inTime(
      this.page.evaluate(() => window.bench.usable),
      `the form of ${name}`,
    );
    return usable - (await this.#arrival(`/${name}.js`));
  }

  /** Presses "pay" and waits for the code. @returns ms from the answer's last byte. */
  async pay(name: PageName): Promise<number> {
    await this.click(this.page.locator(landmarks[name].pay).first());
    const coded = await this.#inTime(
      this.page.evaluate(() => window.bench.coded),
      `the code of ${name}`,
    );
    return coded - (await this.#arrival('/pay'));
  }

  /** A bare mouse click: Playwright's own checks before a click would be timed too. */
  async click(target: Locator): Promise<void> {
    await target.scrollIntoViewIfNeeded();
    const box = await target.boundingBox();
    if (!box) throw new Error('There is no button to press.');
    await this.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  }

  /** Runs `action`, and returns the time to the end of the next frame (ms) and the number of commits. */
  async press(act: () => Promise<void>): Promise<{ ms: number; commits: number }> {
    const before = await this.page.evaluate(async () => {
      await window.bench.painted();
      return { presses: window.bench.presses.length, commits: window.bench.commits };
    });
    await act();
    return this.page.evaluate(async ({ presses, commits }) => {
      const times = await Promise.all(window.bench.presses.slice(presses));
      await window.bench.painted();
      return { ms: Math.max(...times), commits: window.bench.commits - commits };
    }, before);
  }

  async #inTime(moment: Promise<number>, what: string): Promise<number> {
    const isLate = new AbortController();
    const late = wait(longestWaitMs, undefined, { signal: isLate.signal }).then(() => {
      throw new Error(`${what} did not appear.`);
    });
    late.catch(() => undefined);
    return Promise.race([moment, late]).finally(() => isLate.abort());
  }

  /** When the last byte of the answer to the first request to a path arrived, ms since the navigation began. */
  async #arrival(path: string): Promise<number> {
    return this.page.evaluate((wanted) => {
      const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
      const entry = entries.find(({ name }) => new URL(name).pathname === wanted);
      return entry?.responseEnd ?? NaN;
    }, path);
  }
}
