import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sha256 } from '../../src/proxy/sha256.js';

const reference = (text: string) => createHash('sha256').update(text).digest('hex');

it('agrees with the platform at every length around its blocks', () => {
  for (let length = 0; length <= 200; length += 1)
    expect(sha256('a'.repeat(length))).toBe(reference('a'.repeat(length)));
});

it('agrees with the platform on any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 2_000 }), (text) => sha256(text) === reference(text)),
  );
});
