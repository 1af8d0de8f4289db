import { afterEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { openScreen } from './openScreen.js';
import { screens } from './screens.js';

vi.mock('../../src/state/usePaymentCheckout.js', async () => ({
  usePaymentCheckout: (await import('../views/fakeController.js')).useFakeController,
}));

/** The page goes on after the checkout. */
const after = document.createElement('button');
after.textContent = 'Sau';

afterEach(() => after.remove());

/** What is pressed to use an element: a box's whole label. */
const targetOf = (element: Element) => element.closest('label') ?? element;

/** Everything that the Tab key should stop at, in the order on screen. A group of radio buttons is one stop. */
function stopsIn(scope: ParentNode): Element[] {
  const isRadio = (element: Element) => element.matches('[type="radio"]');
  const all = [...scope.querySelectorAll('a[href], button, input:not(:disabled)')];
  const radios = all.filter(isRadio);
  const radio = radios.find((element) => element.matches(':checked')) ?? radios[0];
  return all.filter((element) => !isRadio(element) || element === radio);
}

function expectVisibleFocus(element: Element): void {
  const outlines = [element, targetOf(element)].map((outlined) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(outlined);
    return `${outlineStyle} ${outlineWidth}`;
  });
  expect(outlines, `focus on ${targetOf(element).textContent}`).toContain('solid 3px');
}

/** Tabs on from where the focus is until it has left the checkout. */
async function walk(root: Element): Promise<Element[]> {
  const stops: Element[] = [];
  for (;;) {
    await userEvent.keyboard('{Tab}');
    const { activeElement } = document;
    if (!activeElement || !root.contains(activeElement)) return stops;
    expect(stops, 'a way out').not.toContain(activeElement);
    stops.push(activeElement);
    expectVisibleFocus(activeElement);
  }
}

/** Tabs round a dialog twice. Between the last and the first stop is the browser, never the page behind. */
async function walkRound(dialog: Element): Promise<Set<Element>> {
  const stops = new Set<Element>();
  for (let presses = 2 * stopsIn(dialog).length + 2; presses > 0; presses -= 1) {
    await userEvent.keyboard('{Tab}');
    const { activeElement } = document;
    if (!activeElement || activeElement === document.body) continue;
    expect(dialog).toContainElement(activeElement as HTMLElement);
    stops.add(activeElement);
    expectVisibleFocus(activeElement);
  }
  return stops;
}

describe('by keyboard alone', () => {
  it.each(Object.entries(screens))('%s: every stop, in order, visible, and out again', async (_, shown) => {
    const { container } = await openScreen(shown);
    const dialog = container.querySelector('dialog');
    if (dialog) {
      expect(dialog).toContainElement(document.activeElement as HTMLElement);
      expect(await walkRound(dialog)).toEqual(new Set(stopsIn(dialog)));
      return;
    }
    document.body.append(after);
    container.querySelector('input')?.focus();
    const root = container.querySelector('[data-part="root"]')!;
    expect(await walk(root)).toEqual(stopsIn(root));
    expect(document.activeElement).toBe(after);
  });

  it.each(Object.entries(screens))('%s: nothing to press is smaller than 44 px', async (_, shown) => {
    const { container } = await openScreen(shown);
    const scope = container.querySelector('dialog') ?? container.querySelector('[data-part="root"]')!;
    for (const element of scope.querySelectorAll('a[href], button, input')) {
      const target = targetOf(element);
      const { width, height } = target.getBoundingClientRect();
      expect(Math.min(width, height), target.textContent).toBeGreaterThanOrEqual(44);
    }
  });
});
