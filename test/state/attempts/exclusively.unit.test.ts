import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { exclusively } from '../../../src/state/attempts/exclusively.js';
import { FakeLocks } from './FakeLocks.js';

const task = vi.fn();
const useLocks = (locks: unknown) => vi.stubGlobal('navigator', { locks });

beforeEach(() => {
  vi.useFakeTimers();
  task.mockReset();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('runs the task at once where there are no Web Locks', () => {
  useLocks(undefined);
  exclusively('booking', task);
  expect(task).toHaveBeenCalledTimes(1);
});

it('runs the task when the lock is granted, and only then', async () => {
  const locks = new FakeLocks();
  const release = locks.hold();
  useLocks(locks);
  exclusively('booking', task);
  await vi.advanceTimersByTimeAsync(500);
  expect(task).not.toHaveBeenCalled();
  release();
  await vi.advanceTimersByTimeAsync(0);
  expect(task).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(task, 'once').toHaveBeenCalledTimes(1);
});

it('runs tasks of one name in their order', async () => {
  useLocks(new FakeLocks());
  const order: number[] = [];
  exclusively('booking', () => order.push(1));
  exclusively('booking', () => order.push(2));
  await vi.advanceTimersByTimeAsync(0);
  expect(order).toEqual([1, 2]);
});

it('asks for the lock by the name of the booking', async () => {
  const request = vi.fn(() => Promise.resolve());
  useLocks({ request });
  exclusively('booking', task);
  await vi.advanceTimersByTimeAsync(0);
  expect(request).toHaveBeenCalledWith('booking', expect.any(Function));
});

describe('runs the task without the lock, once', () => {
  it('after a second in which it was not granted: another document may have stopped while it held it', async () => {
    const locks = new FakeLocks();
    const release = locks.hold();
    useLocks(locks);
    exclusively('booking', task);
    await vi.advanceTimersByTimeAsync(999);
    expect(task).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(task).toHaveBeenCalledTimes(1);
    release();
    await vi.advanceTimersByTimeAsync(0);
    expect(task).toHaveBeenCalledTimes(1);
  });

  it.each([
    [
      'throws',
      () => {
        throw new DOMException('No locks here.', 'SecurityError');
      },
    ],
    ['rejects', () => Promise.reject(new DOMException('No locks here.', 'SecurityError'))],
  ])('when the request for it %s', async (_, request) => {
    useLocks({ request });
    exclusively('booking', task);
    await vi.advanceTimersByTimeAsync(0);
    expect(task).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(task).toHaveBeenCalledTimes(1);
  });
});

it('reports what the task throws, and runs it once', async () => {
  const reportError = vi.fn();
  vi.stubGlobal('reportError', reportError);
  useLocks(new FakeLocks());
  const error = new Error('The task failed.');
  task.mockImplementation(() => {
    throw error;
  });
  exclusively('booking', task);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(task).toHaveBeenCalledTimes(1);
  expect(reportError).toHaveBeenCalledExactlyOnceWith(error);
});
