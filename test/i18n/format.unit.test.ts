import { describe, expect, it } from 'vitest';
import { en } from '../../src/i18n/en.js';
import { fill, formatClock, formatDuration, formatReference, formatVnd } from '../../src/i18n/format.js';
import { vi } from '../../src/i18n/vi.js';

describe('format', () => {
  it('formats VND', () => {
    expect(formatVnd(120_000, vi)).toBe('120.000\u00a0₫');
    expect(formatVnd(120_000, en)).toBe('₫120,000');
    expect(formatVnd(0, vi)).toBe('0\u00a0₫');
  });

  it('formats durations with the plural of the language', () => {
    expect(formatDuration(1, en)).toBe('1 second');
    expect(formatDuration(30, en)).toBe('30 seconds');
    expect(formatDuration(60, en)).toBe('1 minute');
    expect(formatDuration(299, en)).toBe('5 minutes');
    expect(formatDuration(299, vi)).toBe('5 phút');
  });

  it.each([
    [0, '00:00'],
    [277, '04:37'],
    [3_599, '59:59'],
    [3_600, '01:00:00'],
    [90_061, '25:01:01'],
  ])('writes %i seconds as %s', (seconds, clock) => expect(formatClock(seconds)).toBe(clock));

  it('replaces placeholders once and leaves unknown ones', () => {
    expect(fill('{a} and {b}', { a: '{b}', b: 2 })).toBe('{b} and 2');
    expect(fill('{a} {missing}', { a: 1 })).toBe('1 {missing}');
  });

  it('names the order, or the booking without one', () => {
    expect(formatReference({ orderId: '99999', customerScheduleId: 1869 }, vi)).toBe('Đơn hàng 99999');
    expect(formatReference({ customerScheduleId: 1869 }, vi)).toBe('Lịch hẹn 1869');
  });
});
