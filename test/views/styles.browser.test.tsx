import { render, screen } from '@testing-library/react';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { bankPayment } from './fakeController.js';
import { renderWithController } from './renderWithController.js';

vi.mock('../../src/state/usePaymentCheckout.js', async () => ({
  usePaymentCheckout: (await import('./fakeController.js')).useFakeController,
}));

const styleOf = (label: string) => getComputedStyle(screen.getByLabelText(label));

describe('the style sheet', () => {
  it('does not style what a host renders in a slot', () => {
    const { container } = renderWithController(
      {},
      {
        terms: <input aria-label="input" />,
        slots: {
          footer: () => (
            <>
              <div aria-label="toned" data-tone="error" />
              <fieldset aria-label="set" />
              <p aria-label="text" />
            </>
          ),
        },
      },
    );
    const [ours] = container.getElementsByClassName('pc-header');
    expect(getComputedStyle(ours!).getPropertyValue('--_pc-tone')).not.toBe('');
    expect(styleOf('toned').getPropertyValue('--_pc-tone')).toBe('');
    expect(styleOf('toned').boxSizing).toBe('content-box');
    expect(styleOf('set').borderTopStyle).toBe('groove');
    expect(styleOf('text').marginTop).toBe('16px');
    expect(styleOf('input').accentColor).toBe('auto');
    expect(styleOf('input').inlineSize).not.toBe('22px');
  });

  it('does not style an element of the page with the class `pc`', () => {
    render(<div className="pc" aria-label="page" />);
    expect(styleOf('page').borderTopWidth).toBe('0px');
    expect(styleOf('page').getPropertyValue('--pc-space')).toBe('');
  });

  it.each(['root', 'wrapper', 'component'])('takes tokens from the %s', (place) => {
    const sheet = document.createElement('style');
    const selectors: Record<string, string> = { root: ':root', wrapper: '.wrapper', component: '.pc' };
    sheet.textContent = `${selectors[place]} { --pc-color-accent: rgb(7, 8, 9); --pc-radius: 3px }`;
    // Before our own sheet too, where the order of imports puts it.
    document.head.prepend(sheet);
    const { container } = renderWithController({}, {});
    container.className = 'wrapper';
    const [button] = container.getElementsByClassName('pc-button');
    expect(getComputedStyle(button!).backgroundColor).toBe('rgb(7, 8, 9)');
    expect(getComputedStyle(container.querySelector('.pc-option')!).borderRadius).toBe('3px');
    sheet.remove();
  });

  describe('gives way', () => {
    const pageRule = 'background: rgb(1, 2, 3); color: rgb(4, 5, 6); max-inline-size: 77px';

    function lookUnder(selectors: string[], place: 'before' | 'after') {
      const sheet = document.createElement('style');
      sheet.textContent = `${selectors.join()} { ${pageRule} }`;
      if (place === 'before') document.head.prepend(sheet);
      else document.head.append(sheet);
      onTestFinished(() => sheet.remove());
      const state = { status: 'awaitingPayment', payment: bankPayment } as const;
      const { container } = renderWithController({ state }, { className: 'mine' });
      container.className = 'wrapper';
      return (name: string) => {
        const [element] = container.getElementsByClassName(name);
        const { backgroundColor, color, maxInlineSize } = getComputedStyle(element!);
        return `background: ${backgroundColor}; color: ${color}; max-inline-size: ${maxInlineSize}`;
      };
    }

    it('to a rule with one class that comes later', () => {
      const lookOf = lookUnder(['.mine', '.pc-title', "[data-part='label']"], 'after');
      expect(['pc', 'pc-title', 'pc-label'].map(lookOf)).toEqual([pageRule, pageRule, pageRule]);
    });

    it.each(['before', 'after'] as const)('at buttons to a rule with two classes that comes %s', (place) => {
      const lookOf = lookUnder(["[data-part='button'][data-kind]", '.wrapper .pc-symbol'], place);
      expect(lookOf('pc-button')).toEqual(pageRule);
    });

    it('at the pay button too, in each of its states', () => {
      const sheet = document.createElement('style');
      sheet.textContent = `.wrapper .pc-button { ${pageRule} }`;
      document.head.prepend(sheet);
      onTestFinished(() => sheet.remove());
      const { container } = renderWithController({ state: { status: 'submitting' } });
      container.className = 'wrapper';
      const [button] = container.querySelectorAll("[data-kind='primary']");
      expect(getComputedStyle(button!).backgroundColor).toBe('rgb(1, 2, 3)');
    });
  });

  it('leaves space around the offline notice', () => {
    const { container } = renderWithController({
      state: { status: 'awaitingPayment', payment: bankPayment },
      isOffline: true,
    });
    const boxOf = (name: string) => container.getElementsByClassName(name).item(0)!.getBoundingClientRect();
    expect(boxOf('pc-notice').top - boxOf('pc-strip').bottom).toBeGreaterThanOrEqual(16);
    expect(boxOf('pc-ways').top - boxOf('pc-notice').bottom).toBeGreaterThanOrEqual(16);
  });
});
