import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  failureOf,
  isInFlight,
  isKeySpent,
  isProcessing,
  isSameBody,
  isSettled,
  msUntilLost,
  orderIdOf,
  startedAt,
  statusOf,
} from '../../../src/state/attempts/attempt.js';
import { begin, emptyLog, setHostStatus, setStatus } from '../../../src/state/attempts/attemptLog.js';
import { answered, body, current, failed, pressedAt, refused, sent, timeoutMs } from './attempts.js';

describe('isSameBody', () => {
  it('ignores the order of services', () => {
    expect(isSameBody(body, { ...body, stationServicesList: [102, 101] })).toBe(true);
  });

  it.each([
    { customerScheduleId: 1870 },
    { paymentMethodType: 3 },
    { paymentMethodId: 2 },
    { paymentMethodSubType: 'x' },
    { stationsId: 5 },
    { stationServicesList: [101] },
    { stationServicesList: [101, 103] },
  ])('is false when the bodies differ in %j', (change) => {
    expect(isSameBody(body, { ...body, ...change })).toBe(false);
    expect(isSameBody({ ...body, ...change }, body)).toBe(false);
  });

  it('tells no services from some', () => {
    const bare = { customerScheduleId: 1869, paymentMethodType: 2, paymentMethodId: 1 };
    expect(isSameBody(bare, body)).toBe(false);
    expect(isSameBody(bare, { ...bare })).toBe(true);
  });
});

describe('a request in flight', () => {
  afterEach(() => void vi.useRealTimers());

  it('is in flight until it has an answer or a failure', () => {
    expect(isInFlight(current(sent()))).toBe(true);
    expect(isInFlight(current(answered()))).toBe(false);
    expect(isInFlight(current(failed()))).toBe(false);
    expect(isInFlight(undefined)).toBe(false);
  });

  it('counts as lost after the time limit of its sender and five seconds more', () => {
    vi.useFakeTimers({ now: pressedAt });
    const attempt = current(sent());
    expect(msUntilLost(attempt)).toBe(timeoutMs + 5_000);
    vi.advanceTimersByTime(timeoutMs + 4_999);
    expect(isInFlight(attempt)).toBe(true);
    expect(failureOf(attempt)).toBeUndefined();
    vi.advanceTimersByTime(1);
    expect(isInFlight(attempt)).toBe(false);
    expect(msUntilLost(attempt)).toBeNull();
    expect(failureOf(attempt)).toEqual({ code: 'timeout', outcome: 'unknown', at: pressedAt + timeoutMs });
    expect(failureOf(attempt), 'the same failure at each look').toBe(failureOf(attempt));
    expect(isSettled(attempt)).toBe(false);
  });

  it('is still lost in time when the clock of the device is turned back', () => {
    vi.useFakeTimers({ now: pressedAt });
    const attempt = current(sent());
    expect(isInFlight(attempt)).toBe(true);
    vi.setSystemTime(pressedAt - 60 * 60_000);
    vi.advanceTimersByTime(timeoutMs + 5_000);
    expect(isInFlight(attempt)).toBe(false);
  });

  it('began when the first request of its attempt left', () => {
    const again = begin(failed(), { key: 'k1', body, at: pressedAt + 9_000, timeoutMs }).attempt;
    expect(startedAt(again)).toBe(pressedAt);
  });
});

describe('isKeySpent', () => {
  const isSpent = (failure: Parameters<typeof failed>[0], log = sent()) =>
    isKeySpent(current(failed(failure, log)));

  it('is true after UNCERTAIN, unless it was only too early to ask', () => {
    expect(isSpent({ code: 'upstream', apiCode: 'UNCERTAIN' })).toBe(true);
    expect(isSpent({ code: 'upstream', apiCode: 'UNCERTAIN', retryAfterSeconds: 5 })).toBe(false);
  });

  it('is true after a second answer that is as unclear as the first', () => {
    const failing = { code: 'upstream', httpStatus: 500, apiCode: 'UNKNOWN_ERROR' } as const;
    expect(isSpent(failing)).toBe(false);
    expect(isSpent(failing, sent('k1', failed()))).toBe(true);
  });

  it('is false after the failure of a server on the way, or of the network', () => {
    expect(isSpent({ code: 'upstream', httpStatus: 502 }, sent('k1', failed()))).toBe(false);
    expect(isSpent({ code: 'invalid_response', httpStatus: 200 }, sent('k1', failed()))).toBe(false);
    expect(isSpent({ code: 'timeout' }, sent('k1', failed()))).toBe(false);
    expect(isKeySpent(current(answered()))).toBe(false);
  });

  it('is true before the proxy may have forgotten the key, a day after it was first sent', () => {
    const sentBefore = (hours: number) =>
      begin(emptyLog, { key: 'k1', body, at: Date.now() - hours * 60 * 60 * 1_000, timeoutMs }).log;
    expect(isSpent({ code: 'timeout' }, sentBefore(22))).toBe(false);
    expect(isSpent({ code: 'timeout' }, sentBefore(23.5))).toBe(true);
  });
});

describe('isKeySpent after the host’s report', () => {
  it.each([
    ['Failed', true],
    ['Canceled', true],
    ['Processing', false],
    ['New', false],
  ] as const)('%s: %s', (status, expected) => {
    expect(isKeySpent(current(setHostStatus(failed(refused), status, pressedAt)))).toBe(expected);
  });
});

describe('isSettled', () => {
  it.each([
    ['a request in flight', sent(), false],
    ['an unknown outcome', failed(), false],
    ['a certain refusal', failed(refused), true],
    ['an order that can be paid', answered(), false],
    ['a paid order', setStatus(answered(), '1', 'Success', pressedAt), true],
    ['a canceled order', setStatus(answered(), '1', 'Canceled', pressedAt), true],
    ['an order that costs nothing', answered(sent(), 1, { totalPayment: 0 }), true],
    ['an order that failed before it could be paid', answered(sent(), 1, { paymentStatus: 'Failed' }), true],
    // The contract does not call `Failed` final: money may still arrive.
    ['an order that was reported as failed later', setStatus(answered(), '1', 'Failed', pressedAt), false],
    ['a request in flight that the host canceled', setHostStatus(sent(), 'Canceled', pressedAt), true],
  ])('of %s', (_, log, expected) => expect(isSettled(current(log))).toBe(expected));
});

describe('statusOf', () => {
  it('is undefined while there is neither an order nor a report', () => {
    expect(statusOf(current(sent()))).toBeUndefined();
    expect(statusOf(current(failed()))).toBeUndefined();
  });

  it('never takes the status of an answer about another booking', () => {
    const log = answered(sent(), 1, { customerScheduleId: 7, paymentStatus: 'Success' });
    expect(statusOf(current(log))).toBe('Unknown');
  });

  it('takes a status that is on no list as unknown', () => {
    expect(statusOf(current(answered(sent(), 1, { paymentStatus: 'Done' })))).toBe('Unknown');
  });

  it.each(['Failed', 'Canceled', 'Success'] as const)(
    'keeps %s from the answer, whatever is reported that is not as far',
    (status) => {
      const log = answered(sent(), 1, { paymentStatus: status });
      expect(statusOf(current(setStatus(log, '1', 'Processing', pressedAt)))).toBe(status);
      expect(statusOf(current(setHostStatus(log, 'New', pressedAt)))).toBe(status);
    },
  );
});

describe('isProcessing', () => {
  it('is true when Processing was reported after the order was made', () => {
    expect(isProcessing(current(setStatus(answered(), '1', 'Processing', pressedAt)))).toBe(true);
  });

  it('is false for an order that was made as Processing: there it means a new order', () => {
    const log = answered(sent(), 1, { paymentStatus: 'Processing' });
    expect(isProcessing(current(log))).toBe(false);
  });
});

describe('orderIdOf', () => {
  it('finds the id where older answers carry it', () => {
    expect(orderIdOf(current(answered(sent(), 1, { orderData: null, orderId: 77 })))).toBe('77');
  });

  it('is undefined while there is no order', () => {
    expect(orderIdOf(current(sent()))).toBeUndefined();
  });
});
