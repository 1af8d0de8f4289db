import { afterEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { openScreen } from './openScreen.js';
import { screens } from './screens.js';

vi.mock('../../src/state/usePaymentCheckout.js', async () => ({
  usePaymentCheckout: (await import('../views/fakeController.js')).useFakeController,
}));

/** WCAG 1.4.12: spacing that a reader may set. */
const spacing =
  'letter-spacing: 0.12em !important; word-spacing: 0.16em !important; line-height: 1.5 !important;';

/** Widths and text sizes; 320 x 256 is a screen of 1280 x 1024 at 400 %. */
const settings = [
  { name: 'a very narrow phone', width: 280, height: 640, style: '' },
  { name: '400 % zoom', width: 320, height: 256, style: '' },
  { name: 'text of twice the size', width: 320, height: 640, style: ':root { font-size: 200%; }' },
  { name: 'wide spacing', width: 320, height: 640, style: `.pc, .pc * { ${spacing} }` },
  { name: 'a wide page from right to left', width: 1200, height: 800, style: ':root { direction: rtl; }' },
];

afterEach(() => page.viewport(414, 896));

const isSeen = (element: Element) =>
  element.getClientRects().length > 0 && !element.closest('.pc-visually-hidden, .pc-announcer');
const ownText = (element: Element) =>
  [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());

/** What sticks out sideways, is cut off, or leaves no room above a letter with two marks (Ễ). */
function flaws(root: Element): string[] {
  const { left, right } = root.getBoundingClientRect();
  return [root, ...root.querySelectorAll('*')].filter(isSeen).flatMap((element) => {
    const box = element.getBoundingClientRect();
    const { lineHeight, fontSize, overflowX } = getComputedStyle(element);
    const name = `${element.getAttribute('class') ?? element.tagName}: ${element.textContent}`;
    const isInput = element instanceof HTMLInputElement;
    return [
      ...(box.left < left - 0.5 || box.right > right + 0.5 ? [`sticks out of ${name}`] : []),
      ...(element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0 && !isInput
        ? [`is too wide in ${name} (${overflowX})`]
        : []),
      ...(ownText(element) && parseFloat(lineHeight) < 1.3 * parseFloat(fontSize)
        ? [`is cramped in ${name}`]
        : []),
    ];
  });
}

describe.each(settings)('with $name', ({ width, height, style }) => {
  it.each(Object.entries(screens))('%s has room', async (_, shown) => {
    await page.viewport(width, height);
    const sheet = document.createElement('style');
    sheet.textContent = style;
    document.head.append(sheet);
    try {
      const { container } = await openScreen(shown);
      const root = container.querySelector('dialog') ?? container.querySelector('[data-part="root"]')!;
      expect(flaws(root)).toEqual([]);
      expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
    } finally {
      sheet.remove();
    }
  });
});
