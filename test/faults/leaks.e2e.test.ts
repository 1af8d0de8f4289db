import type { CDPSession } from 'playwright';
import { expect, it } from 'vitest';
import { vi } from '../../src/i18n/vi.js';
import { countLive } from './countLive.js';
import { useFaultPage } from './openCheckout.js';
import type { CheckoutTrial } from './CheckoutTrial.js';

const openCheckout = useFaultPage({ isProduction: true });

/** Runs in the page: mounts, pays, waits for the code and unmounts. */
async function cycle({ page }: CheckoutTrial, times: number): Promise<void> {
  await page.evaluate(
    async ({ cycles, pay }) => {
      const until = async (find: () => Element | null | undefined) => {
        for (;;) {
          const element = find();
          if (element) return element as HTMLElement;
          await new Promise(requestAnimationFrame);
        }
      };
      const named = (name: string) =>
        [...document.querySelectorAll('button')].find(({ textContent }) => textContent === name);
      for (let done = 0; done < cycles; done += 1) {
        localStorage.clear();
        window.host.mount();
        (await until(() => document.querySelector('input[type=radio]'))).click();
        (await until(() => named(pay))).click();
        await until(() => document.querySelector('[data-part=qr-code]'));
        window.host.unmount();
      }
    },
    { cycles: times, pay: vi.pay },
  );
}

async function measure({ page }: CheckoutTrial, devtools: CDPSession) {
  // TanStack Query drops the last mutation after a second.
  await page.waitForTimeout(1_500);
  const live = await page.evaluate(() => ({
    listeners: Object.fromEntries([...window.live.listeners].filter(([, count]) => count !== 0)),
    timers: window.live.timers.size,
  }));
  await devtools.send('HeapProfiler.collectGarbage');
  const { nodes, jsEventListeners, documents } = await devtools.send('Memory.getDOMCounters');
  return { live, nodes, jsEventListeners, documents };
}

it('leaves no listener, timer or node behind in 500 rounds of mount, pay and unmount', async () => {
  const trial = await openCheckout({
    before: countLive,
    isLoose: true,
    props: { statusUrl: '/api/payment/status' },
  });
  const devtools = await trial.context.newCDPSession(trial.page);
  await trial.page.evaluate(() => window.host.unmount());
  await cycle(trial, 20);
  const before = await measure(trial, devtools);
  await cycle(trial, 500);
  const after = await measure(trial, devtools);
  expect(after.live).toEqual(before.live);
  expect(after.live.timers).toBe(0);
  expect(after.documents).toBe(before.documents);
  expect(after.nodes - before.nodes).toBeLessThan(50);
  expect(after.jsEventListeners - before.jsEventListeners).toBeLessThan(10);
  expect(trial.sandbox.orders).toHaveLength(520);
}, 240_000);
