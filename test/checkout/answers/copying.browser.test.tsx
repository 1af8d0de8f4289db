import { screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { sandboxMethods } from '../../../src/sandbox/index.js';
import { bankCode } from './codes.js';
import { renderAnswer } from './renderAnswer.js';

afterEach(() => vi.restoreAllMocks());

const sheet = () => screen.getByRole('region', { name: /Chuyển khoản thủ công/ });
const rows = () =>
  within(sheet())
    .getAllByRole('term')
    .map((term) => [term.textContent, term.nextElementSibling?.textContent]);

describe('the transfer details', () => {
  it('have every row in the order of a banking app, and warn about the content', async () => {
    await renderAnswer({ bankQR: { qrCode: bankCode(), paymentContent: 'ORDER99999' } });
    expect(rows()).toEqual([
      ['Ngân hàng', 'TPBank'],
      ['Số tài khoản', '0099999999'],
      ['Chủ tài khoản', 'CONG TY TNHH TTDK'],
      ['Số tiền', expect.stringMatching(/^120\.000\s₫$/)],
      ['Nội dung', 'ORDER99999'],
    ]);
    expect(within(sheet()).getByText(/^Vui lòng giữ nguyên nội dung chuyển khoản/)).toBeVisible();
  });

  it('show the BIN of an unknown bank', async () => {
    await renderAnswer({ bankQR: { qrCode: bankCode({ bankBin: '123456' }) } });
    expect(rows()[0]).toEqual(['Mã ngân hàng (BIN)', '123456']);
  });

  it('take the holder from the method, unless its account is another one', async () => {
    const code = bankCode({ merchantName: 'TEN TRONG MA' });
    const account = { number: '0099 999 999', holder: 'Công ty TTDK' };
    const first = await renderAnswer(
      { bankQR: { qrCode: code } },
      { paymentMethods: [{ ...sandboxMethods.bankQr, account }] },
    );
    expect(rows()[2]).toEqual(['Chủ tài khoản', 'Công ty TTDK']);
    first.leave();
    await renderAnswer(
      { bankQR: { qrCode: code } },
      { paymentMethods: [{ ...sandboxMethods.bankQr, account: { ...account, number: '1' } }] },
    );
    expect(rows()[2]).toEqual(['Chủ tài khoản', 'TEN TRONG MA']);
  });
});

describe('copying', () => {
  it.each([
    ['Ngân hàng', 'bank', 'TPBank'],
    ['Số tài khoản', 'account', '0099999999'],
    ['Chủ tài khoản', 'holder', 'CONG TY TNHH TTDK'],
    ['Số tiền', 'amount', '120000'],
    ['Nội dung', 'content', ' Thanh toan  #1869. '],
  ])('%s: copies the value in the form that banking apps accept', async (label, field, value) => {
    const { user, host, root } = await renderAnswer({
      bankQR: { qrCode: bankCode({ content: 'Thanh toan 1869' }), paymentContent: ' Thanh toan  #1869. ' },
    });
    await user.click(within(sheet()).getByRole('button', { name: `Sao chép ${label}` }));
    expect(await screen.findByRole('button', { name: `Đã sao chép ${label}` })).toHaveFocus();
    expect(await navigator.clipboard.readText()).toBe(value);
    expect(root.querySelector('[data-part="announcer"]')).toHaveTextContent(`Đã sao chép: ${label}`);
    expect(host.onEvent).toHaveBeenCalledWith({ type: 'copied', field, ok: true });
    expect(screen.getAllByRole('button', { name: /^Đã sao chép/ })).toHaveLength(1);
  });

  it.each([
    ['refused', () => vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('NotAllowed'))],
    [
      'missing, as on plain http',
      () => vi.spyOn(navigator, 'clipboard', 'get').mockReturnValue(undefined as never),
    ],
  ])('when the clipboard is %s: selects the text, says so, and never says "copied"', async (_, breakIt) => {
    const { user, host, root } = await renderAnswer({ bankQR: { qrCode: bankCode() } });
    breakIt();
    await user.click(within(sheet()).getByRole('button', { name: 'Sao chép Số tiền' }));
    const field = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Số tiền' });
    expect(field).toHaveFocus();
    expect(field).toHaveAttribute('readonly');
    expect(field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0)).toBe('120000');
    const sentence = /^Chưa sao chép được.*chọn/;
    expect(within(sheet()).getByText(sentence)).toBeVisible();
    expect(root.querySelector('[data-part="announcer"]')).toHaveTextContent(sentence);
    expect(root).not.toHaveTextContent('Đã sao chép');
    expect(host.onEvent).toHaveBeenCalledWith({ type: 'copied', field: 'amount', ok: false });
  });

  it('says "copied" only after the clipboard has accepted the text', async () => {
    const { user, root } = await renderAnswer({ bankQR: { qrCode: bankCode() } });
    let settle: () => void = () => undefined;
    vi.spyOn(navigator.clipboard, 'writeText').mockReturnValue(
      new Promise((resolve) => {
        settle = resolve;
      }),
    );
    await user.click(within(sheet()).getByRole('button', { name: 'Sao chép Nội dung' }));
    expect(root).not.toHaveTextContent('Đã sao chép');
    settle();
    expect(await screen.findByRole('button', { name: 'Đã sao chép Nội dung' })).toBeVisible();
  });

  it('copies the order id from a screen without payment options', async () => {
    const { user } = await renderAnswer({});
    await user.click(screen.getByRole('button', { name: 'Sao chép Đơn hàng' }));
    await screen.findByRole('button', { name: 'Đã sao chép Đơn hàng' });
    expect(await navigator.clipboard.readText()).toBe('99999');
  });
});
