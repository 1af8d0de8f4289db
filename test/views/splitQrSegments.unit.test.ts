import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitQrSegments } from '../../src/views/paying/splitQrSegments.js';

/** Bits of one segment at versions 1-9 (ISO/IEC 18004, 7.4), written apart from the code under test. */
function bitsOf(segment: string): number {
  const { length } = segment;
  if (/^\d+$/.test(segment)) return 4 + 10 + Math.floor(length / 3) * 10 + [0, 4, 7][length % 3]!;
  if (/^[\dA-Z $%*+./:-]+$/.test(segment)) return 4 + 9 + Math.floor(length / 2) * 11 + (length % 2) * 6;
  return 4 + 8 + length * 8;
}

const bitsOfAll = (segments: readonly string[]) =>
  segments.reduce((sum, segment) => sum + bitsOf(segment), 0);

/** Every way to cut a text. */
function* cuts(text: string): Generator<string[]> {
  yield [text];
  for (let end = 1; end < text.length; end += 1)
    for (const rest of cuts(text.slice(end))) yield [text.slice(0, end), ...rest];
}

const ascii = fc.string({
  unit: fc.constantFrom(...Array.from('0123456789ABZ $az|?')),
  minLength: 1,
  maxLength: 400,
});

describe('splitQrSegments', () => {
  it.each([
    ['0123456789', ['0123456789']],
    ['ORDER99999', ['ORDER99999']],
    ['abc', ['abc']],
    // Three digits between letters are cheaper where they stand.
    ['abc123def', ['abc123def']],
    ['https://example.test/1234567890123456', ['https://example.test/', '1234567890123456']],
    ['Thanh toán 1234567890123456', ['Thanh toán 1234567890123456']],
  ])('%s', (text, segments) => {
    expect(splitQrSegments(text)).toEqual(segments);
  });

  it('gives segments that are the text together, and none that is empty', () => {
    fc.assert(
      fc.property(fc.oneof(ascii, fc.string({ unit: 'grapheme', minLength: 1 })), (text) => {
        const segments = splitQrSegments(text);
        expect(segments.join('')).toBe(text);
        expect(segments).not.toContain('');
      }),
    );
  });

  it('finds the fewest bits of all ways to cut a text', () => {
    const runs = fc.array(
      fc.oneof(
        fc.string({ unit: fc.constantFrom(...Array.from('0123456789')), minLength: 1, maxLength: 7 }),
        fc.string({ unit: fc.constantFrom(...Array.from('AZ $')), minLength: 1, maxLength: 6 }),
        fc.string({ unit: fc.constantFrom(...Array.from('az')), minLength: 1, maxLength: 3 }),
      ),
      { minLength: 1, maxLength: 4 },
    );
    const texts = runs.map((parts) => parts.join('').slice(0, 14));
    fc.assert(
      fc.property(texts, (text) => {
        const fewest = Math.min(...[...cuts(text)].map(bitsOfAll));
        expect(bitsOfAll(splitQrSegments(text))).toBe(fewest);
      }),
      { numRuns: 60 },
    );
  });

  it('counts the longer headers of large codes', () => {
    // Six digits pay for a mode of their own up to version 9, and not above.
    const run = 'abcdef123456';
    expect(splitQrSegments(`${run.repeat(4)}z`).length).toBeGreaterThan(1);
    expect(splitQrSegments(`${run.repeat(40)}z`)).toHaveLength(1);
  });
});
