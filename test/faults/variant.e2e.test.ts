import { expect, it } from 'vitest';
import { vi } from '../../src/i18n/vi.js';
import { useFaultPage } from './openCheckout.js';
import { variant } from './variant.js';

const openCheckout = useFaultPage();

it('runs with the React, the file and the storage that it names', async () => {
  const trial = await openCheckout();
  await trial.pay();
  await trial.seesScreen(vi.scanTitle);
  const found = await trial.page.evaluate(() => ({
    isReact18: window.host.reactVersion.startsWith('18.'),
    isScript: document.querySelector('payment-checkout')?.shadowRoot !== undefined,
    records: [localStorage.length, sessionStorage.length],
  }));
  const { isReact18, isScript, resume } = variant;
  const records = resume === false ? [0, 0] : resume === 'tab' ? [0, 1] : [1, 0];
  expect(found).toEqual({ isReact18, isScript, records });
});
