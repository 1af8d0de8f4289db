import { beforeAll, describe, expect, it } from 'vitest';
import { findChangedLooks, screenNames, type PageStyles } from '../e2e/compareLooks.js';
import { useFaultPage } from '../faults/openCheckout.js';
import { loadPageStyles } from './pageStyles.js';

const openCheckout = useFaultPage();
let sheets: PageStyles[];
beforeAll(async () => {
  sheets = await loadPageStyles();
});

describe('the resets of other libraries', () => {
  it('are there', () => {
    expect(sheets.map(({ name }) => name)).toHaveLength(6);
    for (const { name, css } of sheets) {
      expect(css, name).toMatch(/box-sizing: ?border-box|box-sizing:inherit/);
      expect(css, name).not.toMatch(/theme\(/);
    }
  });

  it.each(screenNames)('leave the %s as designed, whatever the order of imports', async (screen) => {
    const trial = await openCheckout();
    expect(await findChangedLooks(trial, screen, sheets)).toEqual([]);
  });
});
