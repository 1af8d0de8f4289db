import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { elapsedSince } from '../../../src/state/hooks/elapsed.js';

const minute = 60_000;
let monotonic = 0;
let wall = 0;

/** Time passes; `asleep`: only on the wall, as while a phone sleeps. */
function pass(ms: number, asleep = false): void {
  wall += ms;
  if (!asleep) monotonic += ms;
}

beforeEach(() => {
  monotonic = 500;
  wall = 1_000_000_000;
  vi.spyOn(performance, 'now').mockImplementation(() => monotonic);
  vi.spyOn(Date, 'now').mockImplementation(() => wall);
});
afterEach(() => void vi.restoreAllMocks());

describe('elapsedSince', () => {
  it('counts on both clocks', () => {
    const received = {};
    const at = wall;
    expect(elapsedSince(received, at)).toBe(0);
    pass(minute);
    expect(elapsedSince(received, at)).toBe(minute);
  });

  it('counts while a phone sleeps', () => {
    const received = {};
    const at = wall;
    elapsedSince(received, at);
    pass(3 * minute, true);
    expect(elapsedSince(received, at)).toBe(3 * minute);
  });

  it('is not fooled by a clock that is turned back', () => {
    const received = {};
    const at = wall;
    elapsedSince(received, at);
    pass(minute);
    wall -= 60 * minute;
    expect(elapsedSince(received, at)).toBe(minute);
  });

  it('takes a clock that is turned forward at its word: rather too early than too late', () => {
    const received = {};
    const at = wall;
    elapsedSince(received, at);
    wall += 10 * minute;
    expect(elapsedSince(received, at)).toBe(10 * minute);
  });

  it('goes on after a reload, by the wall', () => {
    const at = wall;
    pass(2 * minute);
    expect(elapsedSince({}, at, minute)).toBe(2 * minute);
  });

  it('never counts less after a reload than before, whatever the clock was turned to', () => {
    const received = {};
    const at = wall;
    wall -= 60 * minute;
    expect(elapsedSince(received, at, 4 * minute)).toBe(4 * minute);
    pass(minute);
    expect(elapsedSince(received, at, 4 * minute)).toBe(5 * minute);
  });

  it('is never negative', () => {
    expect(elapsedSince({}, wall + minute)).toBe(0);
  });
});
