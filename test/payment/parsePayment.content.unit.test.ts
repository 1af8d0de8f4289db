import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeVietQr, type CodeParts } from './encodeVietQr.js';
import { first, parseAnswer, picture } from './parseAnswer.js';

/** Parses an answer with a code of these parts and, beside it, a link and a picture. */
const parse = (parts: CodeParts, paymentContent: string) =>
  parseAnswer({
    bankQR: { qrCode: encodeVietQr({ amount: '120000', ...parts }), qrData: picture, paymentContent },
    paymentLinkUrl: 'https://payment.momo.vn/',
  });
const verdictFor = (parts: CodeParts, paymentContent: string) => parse(parts, paymentContent).verdict;

describe('a code with the content of another order', () => {
  it.each<[string, string]>([
    ['ORDER11111', 'ORDER99999'],
    ['ORDER11111', 'THANH TOAN ORDER99999'],
    ['TTDK ORDER11111', 'TTDK ORDER99999'],
    ['ORDER9999', 'ORDER99999'],
    ['ORDER99999', 'ORDER9999'],
    ['99991', '9999'],
    ['19999', '9999'],
    ['ORDER999990', 'ORDER99999'],
    ['thanh toan don hang', 'ORDER99999'],
    ['Chuyen tien', 'Đóng phí đăng kiểm'],
    // 25 characters, but no cut of the other.
    ['PHI DANG KIEM ORDER011111', 'PHI DANG KIEM ORDER099999'],
    // Too short to have been cut.
    ['TTDK DANG KIEM ORDER9', 'TTDK DANG KIEM ORDER99999'],
    // Too little of it is left to be recognised.
    ['CTCP DANG KIEM VN ABC ORD', 'ORDER99999'],
  ])('is a mismatch: %j under %j', (content, paymentContent) => {
    const parsed = parse({ content }, paymentContent);
    expect(parsed).toMatchObject({ verdict: 'qr_mismatch', mismatch: 'content', notices: [] });
    expect(parsed.payment).toMatchObject({ presentments: [], orderId: '99999' });
  });

  it('is a mismatch in a wallet code, too', () => {
    const qrCode = encodeVietQr({ bin: '971025', amount: '120000', content: 'ORDER11111' });
    expect(parseAnswer({ momoQR: { qrCode, paymentContent: 'ORDER99999' } })).toMatchObject({
      verdict: 'qr_mismatch',
      mismatch: 'content',
    });
  });

  it('is a mismatch even if the answer hides it with invisible characters', () => {
    expect(verdictFor({ content: 'ORDER11111' }, 'ORDER\u200b99999')).toBe('qr_mismatch');
  });
});

describe('a content that banks or generators have changed', () => {
  it.each<[string, string, string]>([
    ['equal', 'ORDER99999', 'ORDER99999'],
    ['case', 'order99999', 'ORDER99999'],
    ['spaces', 'ORDER99999', 'Order 99 999'],
    ['punctuation', 'ORDER99999', 'ORDER-99999.'],
    ['diacritics', 'DONG PHI DANG KIEM 99999', 'Đóng phí đăng kiểm 99999'],
    ['decomposed diacritics', 'DONG PHI 99999', 'Đóng phí 99999'.normalize('NFD')],
    ['eth for the Vietnamese letter', 'DANG KIEM 99999', 'Ðăng kiểm 99999'],
    ['full-width letters', 'ORDER99999', 'ＯＲＤＥＲ９９９９９'],
    ['a prefix', 'SEVQR ORDER99999', 'ORDER99999'],
    ['a prefix without a space', 'TKPABCORDER99999', 'ORDER99999'],
    ['a suffix', 'ORDER99999 GD 123456', 'ORDER99999'],
    ['a suffix without a space', 'ORDER99999X', 'ORDER99999'],
    ['a prefix in the answer', 'ORDER99999', 'Thanh toan ORDER99999'],
    ['a suffix in the answer', 'ORDER99999', 'ORDER99999 29A-12345'],
    ['a cut to 25', 'THANH TOAN PHI DANG KIEM ', 'THANH TOAN PHI DANG KIEM ORDER99999'],
    [
      'a cut to 25, with the space dropped',
      'THANH TOAN PHI DANG KIEM',
      'THANH TOAN PHI DANG KIEM ORDER99999',
    ],
    ['a cut to 25 inside a number', 'DANG KIEM XE 29A1234 ORD9', 'DANG KIEM XE 29A1234 ORD99999'],
    ['a cut to 25 of the answer’s', 'DANG KIEM XE 29A1234 ORD99999', 'DANG KIEM XE 29A1234 ORD9'],
    ['a prefix and a cut to 4', 'PHI DANG KIEM TRAM 5 ORDE', 'ORDER99999'],
    [
      'a prefix and a cut to 25, with the space dropped',
      'SEVQR DANG KIEM XE 29 AB',
      'DANG KIEM XE 29 AB ORDER99999',
    ],
    ['a prefix and a cut to 25', 'SEVQR DANG KIEM XE 29A 12', 'DANG KIEM XE 29A 12345'],
    ['no letters or digits', '---', 'ORDER99999'],
  ])('is no mismatch: %s', (_, content, paymentContent) => {
    const parsed = parse({ content }, paymentContent);
    expect(parsed.verdict).toBe('ok');
    expect(parsed).not.toHaveProperty('mismatch');
    // The answer's content is shown: the receiver matches by it.
    expect(first(parsed)).toMatchObject({ content: paymentContent });
    expect(parsed.notices).toEqual(content === paymentContent ? [] : ['content_differs']);
  });

  const upper = fc.string({
    unit: fc.constantFrom(...Array.from('ABCDGHIKLMNOPSTX')),
    minLength: 2,
    maxLength: 6,
  });
  const reference = fc.tuple(upper, fc.integer({ min: 10, max: 99_999 }));

  it('is no mismatch, and a content with another number is one', () => {
    fc.assert(
      fc.property(
        reference,
        fc.integer({ min: 10, max: 99_999 }),
        fc.constantFrom('', 'SEVQR ', 'tkp'),
        fc.constantFrom('', ' GD 1', ' x', '-CT'),
        fc.boolean(),
        ([word, number], otherNumber, prefix, suffix, isLower) => {
          const write = (order: number) => {
            const content = `${prefix}${word}${order}${suffix}`;
            return isLower ? content.toLowerCase() : content;
          };
          expect(verdictFor({ content: write(number) }, `${word} ${number}`)).toBe('ok');
          fc.pre(otherNumber !== number);
          expect(verdictFor({ content: write(otherNumber) }, `${word} ${number}`)).toBe('qr_mismatch');
        },
      ),
      { numRuns: 300, seed: 20210909 },
    );
  });

  it('is compared in time that does not grow with a hostile content', () => {
    const start = performance.now();
    for (const unit of ['9', 'a ', 'ế', '-', '9 '])
      expect(verdictFor({ content: '9 '.repeat(12) }, unit.repeat(100_000))).toMatch(/ok|qr_mismatch/);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});

describe('a code without a content', () => {
  it('is no mismatch', () => {
    expect(verdictFor({}, 'ORDER99999')).toBe('ok');
    expect(verdictFor({ content: '***' }, 'ORDER99999')).toBe('ok');
  });

  it.each<[string, 'ok' | 'qr_mismatch']>([
    ['ORDER99999', 'ok'],
    ['HD-2026-17', 'ok'],
    ['11111', 'ok'],
    ['ORDERS', 'ok'],
    ['***', 'ok'],
    ['ORDER11111', 'qr_mismatch'],
    ['order 11111', 'qr_mismatch'],
  ])('and with the bill number %j is %s', (billNumber, verdict) => {
    expect(verdictFor({ billNumber }, 'ORDER99999')).toBe(verdict);
  });
});

it('compares no bill numbers that are digits alone, which any two merchants may count', () => {
  expect(verdictFor({ billNumber: '11111' }, '99999')).toBe('ok');
});

describe('a code with a content and a bill number', () => {
  it.each<[string, string, 'ok' | 'qr_mismatch']>([
    ['thanh toan don hang', 'ORDER99999', 'ok'],
    ['ORDER99999', 'NPS6869', 'ok'],
    ['ORDER99999', 'ORDER11111', 'ok'],
    ['ORDER11111', 'ORDER99999', 'qr_mismatch'],
    ['thanh toan don hang', 'NPS6869', 'qr_mismatch'],
    ['thanh toan don hang', '---', 'qr_mismatch'],
    ['thanh toan don hang', 'ORDER', 'qr_mismatch'],
  ])('%j and %j is %s', (content, billNumber, verdict) => {
    expect(verdictFor({ content, billNumber }, 'ORDER99999')).toBe(verdict);
  });
});

describe('a payment to a merchant, whose content is a free text,', () => {
  it.each<[string, string | undefined, 'ok' | 'qr_mismatch']>([
    ['TT tien dien', undefined, 'ok'],
    ['TTDK', 'HD-17', 'ok'],
    ['ORDER99999', 'HD-17', 'ok'],
    ['ORDER11111', undefined, 'qr_mismatch'],
    ['ORDER11111', 'ORDER99999', 'qr_mismatch'],
    ['TTDK', 'ORDER11111', 'qr_mismatch'],
  ])('with %j and the bill number %j is %s', (content, billNumber, verdict) => {
    const parts = { service: 'QRPUSH', content, ...(billNumber !== undefined && { billNumber }) };
    expect(verdictFor(parts, 'ORDER99999')).toBe(verdict);
  });
});

describe('a paymentContent with invisible or reordering characters', () => {
  it.each(['\u200b', '\u200d', '\u202e', '\u2066', '\u00ad', '\u3164', '\n', '\u0000', '\ud83d'])(
    'is replaced by the content of the code: %j',
    (character) => {
      const parsed = parse({ content: 'ORDER99999' }, `ORDER${character}99999`);
      expect(parsed).toMatchObject({ verdict: 'ok', notices: ['content_refused'] });
      expect(first(parsed)).toMatchObject({ content: 'ORDER99999', transfer: { content: 'ORDER99999' } });
    },
  );

  it('makes a transfer without a content of its own unpayable, because it could not be matched', () => {
    const parsed = parse({}, 'ORDER\u202e99999');
    expect(parsed).toMatchObject({ verdict: 'ok', notices: ['content_refused'] });
    expect(parsed.payment.presentments).toEqual([{ kind: 'link', url: 'https://payment.momo.vn/' }]);
  });

  it('is left out of a payment to a merchant, which does not need it', () => {
    const parsed = parse({ service: 'QRPUSH', account: 'TTDK', billNumber: 'B1' }, 'ORDER\u202e99999');
    expect(first(parsed)).toMatchObject({ kind: 'bankQr' });
    expect(first(parsed)).not.toHaveProperty('content');
  });
});
