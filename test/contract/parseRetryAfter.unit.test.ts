import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { parseRetryAfter } from '../../src/contract/parseRetryAfter.js';

describe('parseRetryAfter', () => {
  beforeEach(() => void vi.useFakeTimers({ now: Date.UTC(2026, 10, 26, 12), toFake: ['Date'] }));
  afterEach(() => void vi.useRealTimers());

  it.each<[string | null, number | undefined]>([
    ['7', 7],
    [' 7 ', 7],
    ['0', 0],
    ['86401', 86_400],
    ['9'.repeat(400), 86_400],
    ['Thu, 26 Nov 2026 12:01:30 GMT', 90],
    ['Thu, 26 Nov 2026 11:00:00 GMT', 0],
    ['Fri, 27 Nov 2027 12:00:00 GMT', 86_400],
    ['', undefined],
    ['soon', undefined],
    [null, undefined],
  ])('reads %j as %s', (value, seconds) => expect(parseRetryAfter(value)).toBe(seconds));
});
