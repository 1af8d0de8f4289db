import fc from 'fast-check';
import { afterEach, expect, it, vi } from 'vitest';
import { readVietQr } from '../../src/payment/readVietQr.js';
import samples from '../fixtures/qr-samples.json' with { type: 'json' };
import { encodeFields, encodeVietQr, seal, vietQrFields, type CodeParts } from './encodeVietQr.js';

/** Fixed, so that failures are reproducible. */
const seed = 20210909;

const digits = (minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...Array.from('0123456789')), minLength, maxLength });
const words = fc.string({
  unit: fc.constantFrom(...Array.from('ABCXYZabcxyz0189 -./:*#ĐăệỗÀ')),
  minLength: 1,
  maxLength: 25,
});
const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const codeParts: fc.Arbitrary<CodeParts> = fc
  .record({
    bin: digits(6, 6),
    account: digits(1, 19),
    service: fc.constantFrom('QRIBFTTA', 'QRIBFTTC', 'QRPUSH'),
    amount: optional(fc.integer({ min: 0, max: 9_999_999_999_999 }).map(String)),
    content: optional(words),
    merchantName: optional(words),
    billNumber: optional(words),
    isOneTime: fc.boolean(),
  })
  .map((parts) => Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)));

/** The expected content of a code with these parts. */
function partsRead(parts: CodeParts) {
  const { bin, account, service, amount, content, merchantName, billNumber, isOneTime } = parts;
  const answered = (text: string | undefined) => (text === '***' ? undefined : text);
  return {
    scheme: 'vietqr',
    bin,
    ...(service === 'QRPUSH'
      ? { merchantId: account, account: undefined, accountKind: undefined }
      : { account, accountKind: service === 'QRIBFTTC' ? 'card' : 'account', merchantId: undefined }),
    amount: amount === undefined ? undefined : Number(amount),
    content: answered(content),
    merchantName,
    billNumber: answered(billNumber),
    isOneTime,
  };
}

it.each(['characters', 'bytes'] as const)('reads what was encoded, with lengths in %s', (unit) => {
  let read = 0;
  fc.assert(
    fc.property(codeParts, (parts) => {
      const text = encodeVietQr(parts, unit);
      const reading = readVietQr(text);
      // Some texts with diacritics fit both ways of counting, and must be refused.
      if (!reading.ok && /[^ -~]/.test(text)) {
        expect(reading.reason).toEqual({ code: 'ambiguous_length' });
        return;
      }
      read += 1;
      for (const [name, value] of Object.entries({ ok: true, ...partsRead(parts) }))
        expect(reading[name as keyof typeof reading], name).toBe(value);
    }),
    { seed, numRuns: 2000 },
  );
  expect(read).toBeGreaterThan(1900);
});

/** Every text that differs from `text` by one character removed, doubled or replaced with one of `replacements`. */
function* mutate(text: string, replacements: string): Generator<string> {
  for (let index = 0; index < text.length; index += 1) {
    const [before, here, after] = [text.slice(0, index), text.charAt(index), text.slice(index + 1)];
    yield before + after;
    yield before + here + here + after;
    for (const character of replacements) if (character !== here) yield before + character + after;
  }
}

function expectNoOtherReading(text: string, replacements: string) {
  const reading = readVietQr(text);
  for (const mutant of mutate(text, replacements)) {
    const other = readVietQr(mutant);
    if (other.ok) expect(other, mutant).toEqual(reading);
  }
}

it('never reads another content when one character of a real code is replaced, removed or doubled', () => {
  for (const { payload, verdict } of samples)
    if (verdict === 'draw') expectNoOtherReading(payload, '0123456789ABCDEFabcdefVNxyz *.１đ\u0000');
});

it('never reads another content when one character of a random code is replaced, removed or doubled', () => {
  fc.assert(
    fc.property(codeParts, fc.constantFrom('characters' as const, 'bytes' as const), (parts, unit) =>
      expectNoOtherReading(encodeVietQr(parts, unit), '09Af'),
    ),
    { seed, numRuns: 100 },
  );
});

it('never throws on 100 000 random strings, and refuses them with a reason', () => {
  let state = seed;
  /** Park and Miller's generator: short and reproducible. */
  const below = (limit: number) => (state = (state * 48_271) % 2_147_483_647) % limit;
  const pieces = [
    '00',
    '01',
    '02',
    '04',
    '11',
    '38',
    '53',
    '54',
    '58',
    '62',
    '63',
    '6304',
    'VN',
    '704',
    'A000000727',
    '***',
  ];
  const piece = () => (below(4) === 0 ? String.fromCharCode(below(0x10000)) : pieces[below(pieces.length)]!);
  const fields = encodeFields(vietQrFields({ amount: '1' }));
  const refusals = new Set<string>();
  for (let run = 0; run < 100_000; run += 1) {
    const noise = Array.from({ length: below(20) }, piece).join('');
    const text = [noise, `000201${noise}`, seal(`000201${noise}`), seal(fields + noise)][run % 4]!;
    const reading = readVietQr(text);
    if (!reading.ok) refusals.add(reading.reason.code);
  }
  // Proves that the noise reached the last checks.
  expect([...refusals]).toEqual(
    expect.arrayContaining([
      'not_emv',
      'invisible_character',
      'bad_length',
      'duplicate_field',
      'missing_field',
      'text_after_crc',
    ]),
  );
});

afterEach(() => vi.restoreAllMocks());

it('runs in linear time', () => {
  /** Characters that were copied, inspected one by one, or tested with a pattern. */
  const workOf = (text: string) => {
    const slice = vi.spyOn(String.prototype, 'slice');
    const charCodeAt = vi.spyOn(String.prototype, 'charCodeAt');
    const test = vi.spyOn(RegExp.prototype, 'test');
    readVietQr(text);
    vi.restoreAllMocks();
    const sum = (lengths: number[]) => lengths.reduce((total, length) => total + length, 0);
    return (
      sum(slice.mock.results.map((result) => String(result.value).length)) +
      charCodeAt.mock.calls.length +
      sum(test.mock.calls.map(([subject]) => subject.length))
    );
  };
  const many = (count: number) => Array.from({ length: count }, (_, index) => `${index + 64}01Đ`).join('');
  const work = [8, 16, 32].map((count) => {
    const text = seal(encodeFields(vietQrFields({})) + many(count));
    return workOf(text) / text.length;
  });
  for (const perCharacter of work) expect(perCharacter).toBeLessThan(12);
  expect(workOf(`000201${'0'.repeat(10_000_000)}`)).toBe(0);
});
