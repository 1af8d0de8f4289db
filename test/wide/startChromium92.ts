import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { rmSync } from 'node:fs';
import { installPackages } from './frameworks/installPackages.js';

/** The parts of Puppeteer 10 that the tests use: no newer library speaks to a browser of 2021. */
export interface OldPage {
  goto(url: string): Promise<unknown>;
  on(event: 'console', listener: (message: { type(): string; text(): string }) => void): void;
  on(event: 'pageerror', listener: (error: Error) => void): void;
  evaluate(script: string): Promise<unknown>;
  evaluate<Args extends unknown[], Result>(
    run: (...args: Args) => Result,
    ...args: Args
  ): Promise<Awaited<Result>>;
  waitForFunction<Args extends unknown[]>(
    run: (...args: Args) => unknown,
    options: { timeout: number },
    ...args: Args
  ): Promise<unknown>;
  screenshot(options?: { fullPage?: boolean }): Promise<Buffer>;
  keyboard: { press(key: string): Promise<void> };
  setOfflineMode(isOffline: boolean): Promise<void>;
  setViewport(size: { width: number; height: number }): Promise<void>;
}

interface OldBrowser {
  version(): Promise<string>;
  newPage(): Promise<OldPage>;
  close(): Promise<void>;
}

interface Puppeteer {
  launch(options: { executablePath: string; args: string[] }): Promise<OldBrowser>;
}

const chromium = 'chrome-aws-lambda';

/** Starts Chromium 92, which an npm package contains. `stop` removes it again. */
export async function startChromium92(): Promise<{ browser: OldBrowser; stop: () => Promise<void> }> {
  const folder = await installPackages('chromium-92', { [chromium]: '10.1.0', 'puppeteer-core': '10.1.0' });
  const require = createRequire(join(folder, 'package.json'));
  const { inflate } = require('lambdafs') as { inflate: (path: string) => Promise<string> };
  const puppeteer = require('puppeteer-core') as Puppeteer;
  const packed = join(dirname(require.resolve(`${chromium}/package.json`)), 'bin');
  const executablePath = await inflate(join(packed, 'chromium.br'));
  await inflate(join(packed, 'swiftshader.tar.br'));
  const args = [
    '--headless',
    '--no-sandbox',
    '--no-zygote',
    '--use-gl=swiftshader',
    '--disable-dev-shm-usage',
  ];
  const browser = await puppeteer.launch({ executablePath, args });
  return {
    browser,
    stop: async () => {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
