import { render, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
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
