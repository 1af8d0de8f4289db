import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { brotliBytes, bundle } from './bundle.js';

/**
 * Bytes, minified, brotli: exact, the same on every machine. Ceilings that only come down; ARCHITECTURE.md says what the weight is made of, and
 * where it should go.
 */
const budgets = { clientWithoutReact: 61_800, ownCode: 31_400, styles: 3_100, script: 74_700 };

const isReact = (id: string) => /^react(-dom)?(\/|$)/.test(id);
const isOurs = (id: string) =>
  id.startsWith('.') || id.startsWith('/') || id.startsWith('ttdk-payment-checkout');

describe('what a partner adds to a page', () => {
  it('stays within the budget for everything but React', async () => {
    const { code } = await bundle(`export * from 'ttdk-payment-checkout';`, isReact);
    expect(brotliBytes(code)).toBeLessThanOrEqual(budgets.clientWithoutReact);
  });

  it('stays within the budget for our own code', async () => {
    const { code } = await bundle(`export * from 'ttdk-payment-checkout';`, (id) => !isOurs(id));
    expect(brotliBytes(code)).toBeLessThanOrEqual(budgets.ownCode);
  });

  it('stays within the budget for the style sheet', async () => {
    const { css } = await bundle(`import 'ttdk-payment-checkout/styles.css';`);
    expect(css).toContain('@layer');
    expect(brotliBytes(css)).toBeLessThanOrEqual(budgets.styles);
  });

  it('stays within the budget for the script file, with everything in it', () => {
    const file = join(inject('consumer'), 'node_modules/ttdk-payment-checkout/dist/payment-checkout.js');
    expect(brotliBytes(readFileSync(file, 'utf8'))).toBeLessThanOrEqual(budgets.script);
  });

  it('bundles neither React nor a schema library for readVietQr alone', async () => {
    const { moduleIds } = await bundle(`export { readVietQr } from 'ttdk-payment-checkout';`);
    expect(moduleIds).not.toEqual([]);
    const packages = moduleIds.flatMap((id) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id)?.[1] ?? []);
    expect([...new Set(packages)]).toEqual(['ttdk-payment-checkout']);
  });
});
