import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { emulateMedia } from './emulateMedia.js';
import { openScreen } from './openScreen.js';
import { formScreens, paymentScreens, screens } from './screens.js';

vi.mock('../../src/state/usePaymentCheckout.js', async () => ({
  usePaymentCheckout: (await import('../views/fakeController.js')).useFakeController,
}));

/** The page follows the device's theme. Without transitions, no colour is measured halfway. */
const page = new CSSStyleSheet();
page.replaceSync(
  ':root { color-scheme: light dark; } body { background: Canvas; } * { transition: none !important; }',
);

beforeEach(() => {
  document.adoptedStyleSheets = [page];
});
afterEach(async () => {
  document.adoptedStyleSheets = [];
  await emulateMedia({});
});

const styleOf = (container: Element, selector: string) =>
  getComputedStyle(container.querySelector(selector)!);

function expectBlackOnWhite(container: Element) {
  expect(styleOf(container, '.pc-qr').backgroundColor).toBe('rgb(255, 255, 255)');
  // A bitmap keeps its own colours.
  expect(container.querySelector('.pc-qr-code')).toBeInstanceOf(HTMLImageElement);
  expect(styleOf(container, '.pc-qr-code').filter).toBe('none');
}

describe.each(['light', 'dark'])('with forced colours, %s', (scheme) => {
  beforeEach(() => emulateMedia({ 'forced-colors': 'active', 'prefers-color-scheme': scheme }));

  it('areas that only have a tint otherwise have a border', async () => {
    const { container } = await openScreen(paymentScreens.several);
    for (const part of ['strip', 'notice', 'button', 'qr', 'row']) {
      const { borderBottomStyle, borderBottomWidth } = styleOf(container, `[data-part="${part}"]`);
      expect([part, borderBottomStyle, borderBottomWidth]).toEqual([part, 'solid', '1px']);
    }
    expectBlackOnWhite(container);
  });

  it('the chosen option and the focused option look different', async () => {
    const { container } = await openScreen(formScreens.chosen);
    const input = container.querySelector<HTMLInputElement>('input:checked')!;
    const option = input.closest('label')!;
    expect(getComputedStyle(option).outline).toMatch(/ solid 1px$/);
    input.focus();
    expect(getComputedStyle(option).outline).toMatch(/ solid 3px$/);
  });
});

describe.each(['light', 'dark'])('with more contrast, %s', (scheme) => {
  beforeEach(() => emulateMedia({ 'prefers-contrast': 'more', 'prefers-color-scheme': scheme }));

  it.each(Object.entries(screens))('%s has 7:1', async (_, shown) => {
    const { container } = await openScreen(shown);
    const { violations } = await axe.run(container, { runOnly: ['color-contrast-enhanced'] });
    expect(violations.flatMap(({ nodes }) => nodes.map(({ html }) => html))).toEqual([]);
  });
});

it('with reduced motion, the spinner is slow', async () => {
  const { container } = await openScreen(paymentScreens.momoQr);
  expect(styleOf(container, '.pc-spinner').animationDuration).toBe('1s');
  await emulateMedia({ 'prefers-reduced-motion': 'reduce' });
  expect(styleOf(container, '.pc-spinner').animationDuration).toBe('6s');
  expect(styleOf(container, '.pc-button').transitionProperty).toBe('none');
});

it('in print, a code comes with amount, order and transfer details, on white and without buttons', async () => {
  const { container, getByText } = await openScreen({
    ...paymentScreens.several,
    props: { 'data-theme': 'dark' },
  });
  await emulateMedia({ 'prefers-color-scheme': 'dark' }, 'print');
  expectBlackOnWhite(container);
  expect(styleOf(container, '[data-part="root"]').color).toBe('rgb(19, 28, 43)');
  expect(getByText('Đơn hàng 99999 · Lịch hẹn 1869')).toBeVisible();
  expect(getByText('ORDER99999')).toBeVisible();
  for (const part of ['button', 'strip', 'hint']) {
    for (const element of container.querySelectorAll(`[data-part="${part}"]`))
      expect(element).not.toBeVisible();
  }
  expect(container.querySelector('[data-way="link"]')).not.toBeVisible();
});
