import { describe, expect, it, vi } from 'vitest';
import { parts, tokens } from '../../stories/guides/theming.js';
import { openScreen } from '../a11y/openScreen.js';
import { screens } from '../a11y/screens.js';

vi.mock('../../src/state/usePaymentCheckout.js', async () => ({
  usePaymentCheckout: (await import('./fakeController.js')).useFakeController,
}));

const css = Object.values(
  import.meta.glob<string>('../../src/styles/*.css', { query: '?raw', import: 'default', eager: true }),
).join('\n');

/** Selectors of every rendered part and of its states. */
async function renderedSelectors(): Promise<{ names: Set<string>; states: Set<string>; met: Set<string> }> {
  const names = new Set<string>();
  const states = new Set<string>();
  const met = new Set<string>();
  for (const shown of Object.values(screens)) {
    const { container, unmount } = await openScreen(shown);
    for (const element of container.querySelectorAll<HTMLElement>('[data-part]')) {
      const name = element.dataset['part']!;
      names.add(name);
      expect(element.getAttribute('part')).toBe(name);
      for (const [key, value] of Object.entries(element.dataset)) {
        if (key !== 'part') states.add(`${name}[data-${key}="${value ?? ''}"]`);
      }
      for (const state of Object.keys(parts[name]?.states ?? {})) {
        if (element.matches(state)) met.add(name + state);
      }
    }
    unmount();
  }
  return { names, states, met };
}

const documentedStates = Object.entries(parts).flatMap(([name, { states = {} }]) =>
  Object.keys(states).map((state) => name + state),
);

describe('what a host can style', () => {
  it('is exactly the parts that are rendered, with their states', async () => {
    const { names, states, met } = await renderedSelectors();
    expect([...names].sort()).toEqual(Object.keys(parts).sort());
    expect([...met].sort()).toEqual([...documentedStates].sort());
    expect([...states].filter((state) => !documentedStates.includes(state))).toEqual([]);
  });

  it('is exactly the tokens that the style sheet reads', () => {
    const read = new Set([...css.matchAll(/var\((--pc-[\w-]+)/g)].map(([, name]) => name!));
    expect([...read].sort()).toEqual(Object.keys(tokens).sort());
  });
});
