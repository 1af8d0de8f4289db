import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, vi } from 'vitest';
import { renderWithController } from '../views/renderWithController.js';
import { readAccessibilityTree } from './accessibilityTree.js';
import type { CheckoutScreen } from './screens.js';

/** Renders the checkout and presses the buttons that lead to a screen. */
export async function openScreen({ fake, props, presses = [] }: CheckoutScreen) {
  // A picture must not be downloaded by the test's browser.
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue();
  // The clipboard takes everything but a transfer content.
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation((text) =>
    text === 'ORDER99999' ? Promise.reject(new DOMException('no', 'NotAllowedError')) : Promise.resolve(),
  );
  const view = renderWithController(fake, props);
  for (const name of presses) await userEvent.click(screen.getByRole('button', { name }));
  return view;
}

/**
 * Opens a screen, and compares what a screen reader is told of it; the host's own field before it is left out.
 * @param said in the live region, without being asked.
 */
export async function expectOutline(shown: CheckoutScreen, outline: string, said?: string): Promise<void> {
  await openScreen(shown);
  const readOutline = async () => (await readAccessibilityTree()).replace('textbox "Ô của trang"\n', '');
  const isModal = outline.includes(' modal');
  const region = said ? `status: text "${said}"` : 'status';
  await expect.poll(readOutline).toBe(`${isModal ? '' : `${region}\n`}${outline.trim()}`);
}
