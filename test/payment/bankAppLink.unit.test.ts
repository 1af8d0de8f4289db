import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bankAppLink } from '../../src/payment/bankAppLink.js';
import { bankApps, bankCodes } from '../../src/payment/bankApps.js';
import { banks } from '../../src/payment/banks.js';
import { readVietQr } from '../../src/payment/readVietQr.js';
import { sortBankApps } from '../../src/payment/sortBankApps.js';
import samples from '../fixtures/qr-samples.json' with { type: 'json' };
import { encodeVietQr, type CodeParts } from './encodeVietQr.js';

const parts = { amount: '120000', content: 'ORDER99999', merchantName: 'CONG TY TTDK' };
const mb = { id: 'mb' };
const returnUrl = 'https://shop.example.vn/pay?booking=1869';
const linkFor = (changes: CodeParts = {}, options = {}) =>
  bankAppLink(encodeVietQr({ ...parts, ...changes }), mb, options);

describe('the link', () => {
  it('carries the transfer of the code, and the way back last', () => {
    expect(linkFor({}, { returnUrl })).toBe(
      `https://dl.vietqr.io/pay?app=mb&ba=0011001932418@vcb&am=120000&tn=ORDER99999&bn=CONG%20TY%20TTDK&url=${returnUrl}`,
    );
  });

  it('has no holder when the code has no merchant name', () => {
    expect(bankAppLink(encodeVietQr({ amount: '120000', content: 'A' }), mb)).toBe(
      'https://dl.vietqr.io/pay?app=mb&ba=0011001932418@vcb&am=120000&tn=A',
    );
  });

  it.each([
    'http://shop.example.vn/',
    'http://localhost:3000/',
    'https://shop.example.vn/?a=1&b=2',
    'https://shop.example.vn/#pay',
    'https://user@shop.example.vn/',
    'javascript:alert(1)',
    'shop.example.vn',
    '',
  ])('has no way back to %j', (url) => {
    expect(linkFor({}, { returnUrl: url })).toBe(linkFor());
  });

  it('may go to a partner’s own page', () => {
    expect(linkFor({}, { openUrl: 'https://open.example.vn/bank' })).toMatch(
      /^https:\/\/open\.example\.vn\/bank\?app=mb&ba=/,
    );
  });

  it.each([
    'http://open.example.vn/',
    'javascript:alert(1)',
    'https://open.example.vn/?x=1',
    'https://a.vn/#x',
    '',
  ])('is never built for the page %j', (openUrl) => expect(linkFor({}, { openUrl })).toBeNull());

  it.each(['', 'mb&ba=1@vcb', 'mb#', 'm b', '../mb', 'mb?x', 'x'.repeat(41)])(
    'is never built for the app %j',
    (id) => {
      expect(bankAppLink(encodeVietQr(parts), { id })).toBeNull();
    },
  );
});

describe('a code without a link', () => {
  it.each<[string, CodeParts]>([
    ['to a card', { service: 'QRIBFTTC' }],
    ['to a merchant', { service: 'QRPUSH' }],
    ['for cash', { service: 'QRCASH' }],
    ['with an unknown BIN', { bin: '123456' }],
    ['to a wallet', { bin: '971025' }],
    ['with the amount 0', { amount: '0' }],
    ['with a fraction of a dong', { amount: '120000.5' }],
    ['in dollars', { currency: '840' }],
    ['with a content of 26', { content: 'C'.repeat(26) }],
    ['with a content that is not ASCII', { content: 'Đơn 99999' }],
    ['with a content that asks the payer', { content: '***' }],
    ['with a BIN of the prototype', { bin: 'constructor' }],
  ])('is one %s', (_, changes) => {
    expect(linkFor(changes)).toBeNull();
  });

  it.each([
    ['without an amount', encodeVietQr({ content: 'ORDER99999' })],
    ['without a content', encodeVietQr({ amount: '120000' })],
    ['with a bad CRC', `${encodeVietQr(parts).slice(0, -4)}0000`],
    ['of MoMo', '2|99|0900000000|A||0|0|120000'],
    ['that is a link', 'https://dl.vietqr.io/pay?app=mb'],
  ])('is one %s', (_, payload) => {
    expect(bankAppLink(payload, mb)).toBeNull();
  });

  it('is not one whose amount has decimals of zero', () => {
    expect(linkFor({ amount: '120000.00' })).toBe(linkFor());
  });
});

describe('properties', () => {
  const ascii = fc.string({
    unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)),
    minLength: 1,
    maxLength: 25,
  });
  const hostile = fc.constantFrom(
    '&url=https://evil.vn',
    '#@evil.vn',
    '@evil.example&am=1',
    '%26am%3D1',
    '\\evil.vn',
    '"><script>',
    ' &ba=1@mb',
    '?app=vcb',
    '+%2B ',
  );
  const text = fc.oneof(ascii, hostile);
  const name = fc.oneof(text, fc.constantFrom('Đăng kiểm', 'A😀B', "O'Neil"));

  it('what the link carries equals the content of the code, for any texts', () => {
    fc.assert(
      fc.property(
        fc.record({
          bin: fc.constantFrom(...Object.keys(bankCodes)),
          account: fc.string({
            unit: fc.constantFrom(...Array.from('0123456789abcXYZ')),
            minLength: 1,
            maxLength: 19,
          }),
          amount: fc.integer({ min: 1, max: 9_999_999_999_999 }).map(String),
          content: text,
          merchantName: name,
        }),
        fc.constantFrom(...bankApps),
        fc.option(fc.constantFrom(returnUrl, 'https://shop.example.vn/'), { nil: undefined }),
        (codeParts, app, back) => {
          const payload = encodeVietQr(codeParts);
          const code = readVietQr(payload);
          const link = bankAppLink(payload, app, { returnUrl: back });
          if (!code.ok || code.content === undefined) {
            expect(link).toBeNull();
            return;
          }
          const url = new URL(link!);
          expect(`${url.origin}${url.pathname}${url.hash}`).toBe('https://dl.vietqr.io/pay');
          expect([...url.searchParams]).toEqual([
            ['app', app.id],
            ['ba', `${code.account}@${bankCodes[codeParts.bin]}`],
            ['am', codeParts.amount],
            ['tn', code.content],
            ...(code.merchantName?.trim() ? [['bn', code.merchantName]] : []),
            ...(back === undefined ? [] : [['url', back]]),
          ]);
        },
      ),
      { numRuns: 2_000, seed: 20210909 },
    );
  });

  it('never throws, and opens nothing else, on any text', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.constantFrom(...samples.map(({ payload }) => payload))),
        fc.string(),
        fc.string(),
        (payload, id, url) => {
          const link = bankAppLink(payload, { id }, { returnUrl: url });
          if (link !== null) expect(link).toMatch(/^https:\/\/dl\.vietqr\.io\/pay\?app=[a-z\d-]+&ba=/i);
        },
      ),
    );
  });
});

describe('the lists', () => {
  it('have each app once, with an id that fits into a link', () => {
    expect(new Set(bankApps.map(({ id }) => id)).size).toBe(bankApps.length);
    for (const app of bankApps) expect(bankAppLink(encodeVietQr(parts), app)).not.toBeNull();
  });

  it('have codes for known banks only', () => {
    for (const [bin, bankCode] of Object.entries(bankCodes)) {
      expect(banks[bin]).toBeDefined();
      expect(bankCode).toMatch(/^[a-z]+$/);
    }
  });

  it('are sorted with the last used app first, then those that fill in', () => {
    const ids = (lastUsedId?: string) => sortBankApps(bankApps, lastUsedId).map(({ id }) => id);
    expect(ids().slice(0, 6)).toEqual(['ocb', 'acb', 'bidv', 'icb', 'mb', 'vcb']);
    expect(ids('tpb').slice(0, 3)).toEqual(['tpb', 'ocb', 'acb']);
    expect(ids('unknown')).toEqual(ids());
    const shuffled = [...bankApps].reverse();
    expect(
      sortBankApps(shuffled)
        .slice(0, 5)
        .every(({ autofill }) => autofill),
    ).toBe(true);
  });
});
