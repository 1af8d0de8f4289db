import { cleanup } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { openScreen } from '../a11y/openScreen.js';
import { screens } from '../a11y/screens.js';
import { translate } from '../checkout/pages/translate.js';
import { renderWithController } from './renderWithController.js';

vi.mock('../../src/state/usePaymentCheckout.js', async () => ({
  usePaymentCheckout: (await import('./fakeController.js')).useFakeController,
}));

const rootOf = (container: HTMLElement) => container.querySelector<HTMLElement>('[data-part="root"]')!;

/** Empties the live region, which may hold an earlier announcement. */
const silence = (container: HTMLElement) =>
  container.querySelector('[data-part="announcer"]')!.replaceChildren();

/** Every text node in an element. */
function textNodesOf(root: HTMLElement): Text[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  while (walker.nextNode()) nodes.push(walker.currentNode as Text);
  return nodes;
}

describe('a page that is translated by the browser', () => {
  it.each(Object.entries(screens))('%s: every text is the only child of its element', async (_, shown) => {
    const { container } = await openScreen(shown);
    const mixed = textNodesOf(rootOf(container)).filter(
      ({ parentNode }) => parentNode?.childNodes.length !== 1,
    );
    expect(mixed.map(({ parentElement }) => parentElement?.outerHTML)).toEqual([]);
  });

  it('goes from each screen to the next, and shows only the new texts', () => {
    const shown = Object.values(screens);
    const texts = shown.map(({ fake, props }) => {
      const { container } = renderWithController(fake, props);
      silence(container);
      const { textContent } = rootOf(container);
      cleanup();
      return textContent;
    });
    const { container, show } = renderWithController(shown[0]!.fake, shown[0]!.props);
    for (const order of [shown, shown.toReversed()]) {
      for (const screen of order) {
        show(screen.fake, screen.props ?? {});
        silence(container);
        expect(rootOf(container).textContent).toBe(texts[shown.indexOf(screen)]);
        translate(rootOf(container));
      }
    }
  });

  it('keeps amounts, accounts, holders, contents, ids and the countdown as they are', async () => {
    const exact = ['120.000 ₫', '0099999999', 'CONG TY TNHH TTDK', 'ORDER99999', 'TPBank', '05:00'];
    const { container } = await openScreen({
      ...screens['payment several']!,
      fake: { ...screens['payment several']!.fake, getRemainingMs: () => 300_000 },
    });
    const root = rootOf(container);
    expect(root.textContent).toContain('99999 · ');
    const translatable = textNodesOf(root).filter(
      ({ parentElement }) => !parentElement!.closest('[translate="no"]'),
    );
    const texts = translatable.map(({ data }) => data.replace(/\s/g, ' ').trim());
    expect(texts.filter((text) => exact.includes(text) || /Đơn hàng \d/.test(text))).toEqual([]);
  });
});
