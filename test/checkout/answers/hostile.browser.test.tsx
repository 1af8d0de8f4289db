import { screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hostileAnswers, type Outcome } from './hostileAnswers.js';
import { renderAnswer, waysOf } from './renderAnswer.js';

const safeApps = /^(momo|zalopay|intent):/;

function expectSafe(root: HTMLElement) {
  for (const link of root.querySelectorAll('a')) {
    const { protocol, username, password } = new URL(link.getAttribute('href') ?? '');
    expect(protocol === 'https:' || safeApps.test(protocol), `href ${link.href}`).toBe(true);
    expect(username + password).toBe('');
  }
  for (const image of root.querySelectorAll('img')) {
    expect(image.getAttribute('src')).toMatch(/^(https:\/\/|data:image\/(png|jpeg|gif|webp);base64,)/);
  }
  expect(root.querySelector('script, iframe, object, embed, style, link, meta, base')).toBeNull();
  for (const element of [root, ...root.querySelectorAll('*')]) {
    const active = element.getAttributeNames().filter((name) => /^(on|formaction|srcdoc|xlink)/.test(name));
    expect(active).toEqual([]);
  }
}

const headings: Record<Extract<Outcome, string> | 'ways', RegExp> = {
  empty: /^Chưa hiển thị được cách thanh toán$/,
  refused: /^Thanh toán lịch hẹn$/,
  uncertain: /^Chưa rõ kết quả$/,
  untrusted: /^Không nên thanh toán theo mã này$/,
  ways: /^(Quét mã để thanh toán|Hoàn tất thanh toán)$/,
};
const kindOf = (outcome: Outcome) => (typeof outcome === 'string' ? outcome : 'ways');

let crashes: unknown[] = [];
const note = (event: ErrorEvent | PromiseRejectionEvent) => crashes.push(event);
beforeEach(() => {
  crashes = [];
  window.addEventListener('error', note);
  window.addEventListener('unhandledrejection', note);
});
afterEach(() => {
  window.removeEventListener('error', note);
  window.removeEventListener('unhandledrejection', note);
});

describe('a hostile answer', () => {
  it.each(hostileAnswers)('%s', async (_, data, outcome) => {
    const address = location.href;
    const { root, host } = await renderAnswer(data as Record<string, unknown>);
    expect(screen.getByRole('heading', { level: 2, name: headings[kindOf(outcome)] })).toBeVisible();
    expect(waysOf(root)).toEqual(typeof outcome === 'string' ? [] : outcome);
    expectSafe(root);
    expect(root.scrollWidth, 'nothing sticks out').toBeLessThanOrEqual(root.clientWidth + 1);
    expect(location.href).toBe(address);
    expect((window as { hacked?: unknown }).hacked).toBeUndefined();
    expect((Object.prototype as { x?: unknown }).x).toBeUndefined();
    expect(crashes).toEqual([]);
    expect(host.onPaid).not.toHaveBeenCalled();
  });

  it('comes in more than sixty kinds', () => {
    expect(new Set(hostileAnswers.map(([name]) => name)).size).toBe(hostileAnswers.length);
    expect(hostileAnswers.length).toBeGreaterThan(60);
  });
});
