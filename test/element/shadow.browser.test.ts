import { waitFor } from '@testing-library/react';
import { describe, expect, it, vi as spy } from 'vitest';
import { addCheckout, addHtml } from './addCheckout.js';

/** A style sheet of the page around, until the test is over. */
const addPageStyles = (css: string) => addHtml(`<style>${css}</style>`);

const styleOf = (element: Element, part: string) =>
  getComputedStyle(element.shadowRoot!.querySelector(`[data-part=${part}]`)!);

describe('looks', () => {
  it('come from one shared style sheet without a <style>', async () => {
    const { element } = await addCheckout();
    const other = await addCheckout();
    expect(element.shadowRoot!.querySelector('style, link')).toBeNull();
    expect(element.shadowRoot!.adoptedStyleSheets).toHaveLength(1);
    expect(element.shadowRoot!.adoptedStyleSheets[0]).toBe(other.element.shadowRoot!.adoptedStyleSheets[0]);
    expect(getComputedStyle(element).display).toBe('block');
    expect(styleOf(element, 'button').backgroundColor).toBe('rgb(11, 92, 213)');
  });

  it('come from a <style> where sheets cannot be constructed', async () => {
    const descriptor = Object.getOwnPropertyDescriptor(ShadowRoot.prototype, 'adoptedStyleSheets')!;
    Reflect.deleteProperty(ShadowRoot.prototype, 'adoptedStyleSheets');
    try {
      const { element } = await addCheckout();
      expect(styleOf(element, 'button').backgroundColor).toBe('rgb(11, 92, 213)');
      expect(getComputedStyle(element).display).toBe('block');
    } finally {
      Object.defineProperty(ShadowRoot.prototype, 'adoptedStyleSheets', descriptor);
    }
  });

  it('can be changed by custom properties on the page', async () => {
    const { element } = await addCheckout();
    addPageStyles(
      ':root { --pc-color-surface: rgb(4, 5, 6) } payment-checkout { --pc-color-accent: rgb(7, 8, 9) }',
    );
    expect(styleOf(element, 'root').backgroundColor).toBe('rgb(4, 5, 6)');
    expect(styleOf(element, 'button').borderTopColor).toBe('rgb(7, 8, 9)');
  });

  it('hide with the `hidden` attribute', async () => {
    const { element } = await addCheckout('hidden');
    expect(getComputedStyle(element).display).toBe('none');
  });

  it('can be changed by custom properties on the element', async () => {
    const { element } = await addCheckout();
    addPageStyles('payment-checkout { --pc-color-surface: rgb(1, 2, 3); --pc-font: Georgia }');
    expect(styleOf(element, 'root').backgroundColor).toBe('rgb(1, 2, 3)');
    expect(styleOf(element, 'root').fontFamily).toBe('Georgia');
  });

  it('can be changed by ::part() rules, except where a code would not scan', async () => {
    const { element, pay, checkout } = await addCheckout();
    await pay();
    const code = await checkout.findByRole('img', { name: /Mã QR/ });
    addPageStyles(`
      payment-checkout::part(button) { border-radius: 1px }
      payment-checkout::part(qr-code) { opacity: 0.1; filter: invert(1) }
    `);
    expect(styleOf(element, 'button').borderRadius).toBe('1px');
    expect(getComputedStyle(code)).toMatchObject({ opacity: '1', filter: 'none' });
    const unnamed = [...element.shadowRoot!.querySelectorAll('[data-part]')].filter(
      (part) => part.getAttribute('part') !== part.getAttribute('data-part'),
    );
    expect(unnamed).toEqual([]);
  });

  it('follow the `theme`, else the page', async () => {
    const { element } = await addCheckout('theme="dark"');
    const dark = 'rgb(19, 26, 38)';
    expect(styleOf(element, 'root').backgroundColor).toBe(dark);
    element.theme = 'light';
    await waitFor(() => expect(styleOf(element, 'root').backgroundColor).toBe('rgb(255, 255, 255)'));
    element.theme = undefined;
    element.style.colorScheme = 'dark';
    await waitFor(() => expect(styleOf(element, 'root').backgroundColor).toBe(dark));
  });
});

describe('a shadow root', () => {
  it('moves the focus to the first invalid field, then to the new heading', async () => {
    const { element, user, checkout, choose } = await addCheckout();
    await user.click(checkout.getByRole('button', { name: 'Thanh toán' }));
    const [first] = checkout.getAllByRole('radio');
    await waitFor(() => expect(element.shadowRoot!.activeElement).toBe(first));
    expect(checkout.getByText('Hãy chọn một phương thức thanh toán.')).toBeVisible();
    await choose('bankQr');
    await user.click(checkout.getByRole('button', { name: 'Thanh toán' }));
    const heading = await checkout.findByRole('heading', { name: 'Quét mã để thanh toán' });
    expect(element.shadowRoot!.activeElement).toBe(heading);
  });

  it('does not take the focus from the page', async () => {
    const { element, checkout, user, pay } = await addCheckout();
    await pay('bankQr');
    await checkout.findByRole('heading', { name: 'Quét mã để thanh toán' });
    const field = addHtml('<input aria-label="Ô của trang">').querySelector('input')!;
    await user.click(field);
    element.reset();
    await checkout.findByRole('button', { name: 'Thanh toán' });
    expect(document.activeElement).toBe(field);
  });

  it('selects a text that cannot be copied', async () => {
    const { element, pay, user, checkout } = await addCheckout();
    await pay();
    const copy = await checkout.findByRole('button', { name: 'Sao chép Số tiền' });
    spy.spyOn(navigator.clipboard, 'writeText').mockRejectedValueOnce(new Error('refused'));
    await user.click(copy);
    const field = await checkout.findByRole('textbox', { name: 'Số tiền' });
    expect(element.shadowRoot!.activeElement).toBe(field);
    expect(field).toMatchObject({ selectionStart: 0, selectionEnd: '120000'.length });
  });

  it('shows a dialog above the page, and returns the focus', async () => {
    const { element, pay, user, checkout } = await addCheckout();
    await pay();
    const enlarge = await checkout.findByRole('button', { name: 'Phóng to' });
    await user.click(enlarge);
    const dialog = await checkout.findByRole('dialog');
    expect(dialog.matches(':modal')).toBe(true);
    await user.click(checkout.getByRole('button', { name: 'Đóng' }));
    await waitFor(() => expect(dialog).not.toBeInTheDocument());
    expect(element.shadowRoot!.activeElement).toBe(enlarge);
  });

  it("shows the page's slotted terms and footer", async () => {
    const { user, checkout, choose, page, sandbox } = await addCheckout(
      'terms="Tôi đồng ý."',
      '<span slot="terms">Tôi đồng ý với <a href="#terms">điều khoản</a>.</span><p slot="footer">Hotline 1900</p>',
    );
    await choose('bankQr');
    await user.click(checkout.getByRole('button', { name: 'Thanh toán' }));
    expect(await checkout.findByText(/Hãy đồng ý với điều khoản/)).toBeVisible();
    expect(sandbox.orders).toEqual([]);
    const [words] = page.getElementsByTagName('span');
    expect(words).toBeVisible();
    await user.click(words!);
    expect(checkout.getByRole('checkbox', { name: /điều khoản/ })).toBeChecked();
    await user.click(checkout.getByRole('button', { name: 'Thanh toán' }));
    expect(await checkout.findByRole('heading', { name: 'Quét mã để thanh toán' })).toBeVisible();
    expect(page.getElementsByTagName('p')[0]).toBeVisible();
  });
});
