import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { elapsedSince, raiseElapsed } from '../../../src/state/hooks/elapsed.js';

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

  it('ignores a clock that is turned back', () => {
    const received = {};
    const at = wall;
    elapsedSince(received, at);
    pass(minute);
    wall -= 60 * minute;
    expect(elapsedSince(received, at)).toBe(minute);
  });

  it('follows a clock that is turned forward: too early is better than too late', () => {
    const received = {};
    const at = wall;
    elapsedSince(received, at);
    wall += 10 * minute;
    expect(elapsedSince(received, at)).toBe(10 * minute);
  });

  it('continues after a reload by the wall clock', () => {
    const at = wall;
    pass(2 * minute);
    const saved = {};
    raiseElapsed(saved, at, minute);
    expect(elapsedSince(saved, at)).toBe(2 * minute);
  });

  it('never counts less after a reload than before, whatever the clock was turned to', () => {
    const saved = {};
    const at = wall;
    wall -= 60 * minute;
    raiseElapsed(saved, at, 4 * minute);
    expect(elapsedSince(saved, at)).toBe(4 * minute);
    pass(minute);
    expect(elapsedSince(saved, at)).toBe(5 * minute);
  });

  it('is never negative', () => {
    expect(elapsedSince({}, wall + minute)).toBe(0);
  });
});

describe('raiseElapsed', () => {
  it('moves a running clock forward to an age that another copy knows', () => {
    const received = {};
    const at = wall;
    expect(elapsedSince(received, at)).toBe(0);
    pass(minute);
    raiseElapsed(received, at, 3 * minute);
    expect(elapsedSince(received, at)).toBe(3 * minute);
    pass(minute);
    expect(elapsedSince(received, at)).toBe(4 * minute);
  });

  it('never moves it back', () => {
    const received = {};
    const at = wall;
    elapsedSince(received, at);
    pass(3 * minute);
    raiseElapsed(received, at, minute);
    expect(elapsedSince(received, at)).toBe(3 * minute);
  });
});
