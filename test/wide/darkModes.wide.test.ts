import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decodeQrFromPng } from '../decodeQr.js';
import type { CheckoutTrial } from '../faults/CheckoutTrial.js';
import { useFaultPage } from '../faults/openCheckout.js';
import { installPackages } from './frameworks/installPackages.js';

/** The text of the code on the screen, as a scanner reads it. */
const scan = async ({ page }: CheckoutTrial) =>
  decodeQrFromPng(await page.getByRole('img', { name: /^Mã QR/ }).screenshot());
const theCode = [expect.stringMatching(/^000201.*ORDER99999/)];

describe('a code that scans', () => {
  const openCheckout = useFaultPage();

  it('stays one when Dark Reader changes the page, before and after it appears', async () => {
    const folder = await installPackages('dark-reader', { darkreader: '4.9.133' });
    const script = readFileSync(join(folder, 'node_modules/darkreader/darkreader.js'), 'utf8');
    rmSync(folder, { recursive: true, force: true });
    const trial = await openCheckout();
    await trial.page.addScriptTag({ content: script });
    await trial.page.evaluate(
      'DarkReader.setFetchMethod(window.fetch); DarkReader.enable({ brightness: 100, contrast: 90 })',
    );
    await trial.page.locator('html[data-darkreader-scheme=dark]').waitFor();
    await trial.pay();
    await trial.seesCode();
    expect(await scan(trial)).toEqual(theCode);
    const background = await trial.page
      .locator('[data-part=root]')
      .evaluate((element) => getComputedStyle(element).backgroundColor);
    expect(background, 'the page is dark').not.toBe('rgb(255, 255, 255)');
    await trial.page.evaluate(
      'DarkReader.disable(); DarkReader.enable({ brightness: 80, contrast: 120, sepia: 40 })',
    );
    await expect.poll(() => scan(trial)).toEqual(theCode);
  });
});

describe('a browser that darkens every page', () => {
  const openCheckout = useFaultPage({ flags: ['--enable-features=WebContentsForceDark'] });

  it('leaves a code that scans', async () => {
    const trial = await openCheckout();
    await trial.pay();
    await trial.seesCode();
    expect(await scan(trial)).toEqual(theCode);
  });
});
