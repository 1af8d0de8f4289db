import { describe, expect, it } from 'vitest';
import {
  failureOf,
  isSettled,
  lastRequest,
  orderIdOf,
  statusOf,
  type AttemptLog,
} from '../../../src/state/attempts/attempt.js';
import {
  alreadyPaidAttempt,
  begin,
  clear,
  currentAttempt,
  emptyLog,
  fail,
  openAttempts,
  paidAttempt,
  promote,
  setHostStatus,
  setStatus,
  setTold,
  succeed,
} from '../../../src/state/attempts/attemptLog.js';
import {
  answered,
  body,
  current,
  dataOf,
  failed,
  keysOf,
  otherBody,
  pressedAt,
  refused,
  sent,
  timeoutMs,
} from './attempts.js';

const openKeys = (log: AttemptLog) => openAttempts(log).map(({ key }) => key);

describe('a request', () => {
  it('with another key leaves the earlier attempt in the record, open if it may hold an order', () => {
    const isOpenAfter = (log: AttemptLog) => {
      const next = sent('k2', log);
      expect(keysOf(next)).toEqual(['k2', 'k1']);
      return openKeys(next).includes('k1');
    };
    expect(isOpenAfter(failed())).toBe(true);
    expect(isOpenAfter(answered())).toBe(true);
    expect(isOpenAfter(failed(refused))).toBe(false);
    expect(isOpenAfter(answered(sent(), 1, { paymentStatus: 'Canceled' }))).toBe(false);
  });

  it('with the same key belongs to the same attempt: its first time and its first body stay', () => {
    const { log, attempt } = begin(failed(), {
      key: 'k1',
      body: { ...body, stationServicesList: [102, 101] },
      at: pressedAt + 9_000,
      timeoutMs: 5_000,
    });
    expect(current(log)).toBe(attempt);
    expect(attempt).toEqual({
      key: 'k1',
      body,
      recency: 2,
      requests: [
        {
          at: pressedAt,
          timeoutMs,
          failure: { code: 'network', outcome: 'unknown', at: pressedAt + 1_000 },
        },
        { at: pressedAt + 9_000, timeoutMs: 5_000 },
      ],
    });
    expect(keysOf(log)).toEqual(['k1']);
  });

  it('of an earlier attempt puts that attempt on screen', () => {
    const log = sent('k1', failed({}, sent('k2', failed(), otherBody)));
    expect(keysOf(log)).toEqual(['k1', 'k2']);
  });

  it('never shares its time with another of the attempt, even where the clock was turned back', () => {
    const { attempt } = begin(failed(), { key: 'k1', body, at: pressedAt - 60_000, timeoutMs });
    expect(attempt.requests.map(({ at }) => at)).toEqual([pressedAt, pressedAt + 1]);
  });

  it('keeps the total that the form showed, where it showed one', () => {
    const request = { key: 'k1', body, at: pressedAt, timeoutMs };
    expect(begin(emptyLog, { ...request, estimate: 160_000 }).attempt.estimate).toBe(160_000);
    expect(begin(emptyLog, request).attempt).not.toHaveProperty('estimate');
  });

  it('leaves twenty attempts in the record: of more, the oldest that are settled are dropped', () => {
    let log = answered();
    for (let index = 2; index <= 25; index += 1) log = failed(refused, sent(`k${index}`, log));
    expect(keysOf(log)).toEqual([...Array.from({ length: 19 }, (_, index) => `k${25 - index}`), 'k1']);
  });

  it('never drops an attempt that may hold an order', () => {
    let log = emptyLog;
    for (let index = 1; index <= 25; index += 1) log = answered(sent(`k${index}`, log), index);
    expect(openKeys(log)).toHaveLength(25);
  });
});

describe('an answer', () => {
  it('belongs to its attempt, also when another one is on screen by now', () => {
    const first = sent();
    const log = succeed(sent('k2', failed({}, first)), current(first), dataOf(7), pressedAt + 5_000);
    expect(keysOf(log)).toEqual(['k2', 'k1']);
    expect(log.attempts[1]?.answer?.data.orderData?.orderId).toBe('7');
  });

  it('brings its attempt back when the record was lost meanwhile', () => {
    const attempt = current(sent());
    expect(keysOf(succeed(emptyLog, attempt, dataOf(7), pressedAt))).toEqual(['k1']);
  });

  it('that names another order than the answer before is kept beside it, told of by itself', () => {
    const first = setTold(answered(), current(answered()), { created: true });
    const log = succeed(first, current(sent()), dataOf(2), pressedAt + 5_000);
    expect(log.attempts.map(orderIdOf)).toEqual(['1', '2']);
    expect(current(log)).toBe(current(first));
    expect(log.attempts[1]).not.toHaveProperty('told.created');
    expect(openKeys(log)).toHaveLength(2);
    expect(succeed(log, current(sent()), dataOf(2), pressedAt + 5_000)).toBe(log);
  });

  it('that repeats its order with a later status counts as that status', () => {
    const again = dataOf(1, { paymentStatus: 'Success' });
    const log = succeed(answered(), current(sent()), again, pressedAt + 5_000);
    expect(paidAttempt(log)?.key).toBe('k1');
    expect(succeed(log, current(sent()), dataOf(1), pressedAt)).toBe(log);
    expect(log.attempts).toHaveLength(1);
  });

  it('outlives a failure that comes after it', () => {
    const log = answered();
    const after = fail(log, current(sent()), { code: 'network', outcome: 'unknown', at: pressedAt }, false);
    expect(failureOf(current(after))).toBeUndefined();
    expect(current(after).answer).toBe(current(log).answer);
  });
});

describe('a refusal', () => {
  const inDoubt = () => sent('k1', failed());

  it.each(['refused', 'invalid_request', 'unauthorized', 'quota_exceeded', 'network'] as const)(
    'of a second request (%s) settles nothing about the first',
    (code) => {
      const attempt = current(failed({ code, outcome: 'none' }, inDoubt()));
      expect(failureOf(attempt)?.outcome).toBe('unknown');
      expect(isSettled(attempt)).toBe(false);
    },
  );

  it('about the booking settles it', () => {
    const log = failed({ code: 'already_paid', outcome: 'none' }, inDoubt());
    expect(failureOf(current(log))?.outcome).toBe('none');
    expect(isSettled(current(log))).toBe(true);
    expect(alreadyPaidAttempt(log)).toBe(current(log));
  });

  it.each([
    ['refused', 200, undefined, true],
    ['refused', 404, 'RECORD_NOT_FOUND', true],
    ['invalid_request', 400, 'INVALID_REQUEST', true],
    ['refused', 404, 'Not Found', false],
    ['refused', 405, 'METHOD_NOT_ALLOWED', false],
    ['refused', 422, 'IDEMPOTENCY_KEY_REUSED', false],
    ['unauthorized', 401, 'UNAUTHORIZED', false],
    ['quota_exceeded', 429, 'TOO_MANY_REQUESTS', false],
    ['network', undefined, undefined, false],
  ] as const)(
    '(%s, HTTP %s, %s) through a proxy that makes one order per key settles it: %s',
    (code, httpStatus, apiCode, settles) => {
      const failure = { code, outcome: 'none', httpStatus, apiCode } as const;
      expect(isSettled(current(failed(failure, inDoubt(), true)))).toBe(settles);
    },
  );

  it('that is certain counts more than the unknown end recorded when the page was left', () => {
    const left = failed({ at: pressedAt + 1_000 });
    const log = fail(left, current(sent()), { ...refused, at: pressedAt + 900 }, false);
    expect(failureOf(current(log))?.outcome).toBe('none');
    const back = fail(
      log,
      current(sent()),
      { code: 'network', outcome: 'unknown', at: pressedAt + 2_000 },
      false,
    );
    expect(back).toBe(log);
  });

  it('of a second request keeps the failure of the first', () => {
    const { requests } = current(failed({ code: 'quota_exceeded', outcome: 'none' }, inDoubt()));
    expect(requests.map(({ failure }) => failure?.code)).toEqual(['network', 'quota_exceeded']);
  });
});

describe('the status of an order', () => {
  it('is the answer’s, then what the status source reports, then what the host reports', () => {
    const log = answered();
    expect(statusOf(current(log))).toBe('New');
    const polled = setStatus(log, '1', 'Processing', pressedAt + 2_000);
    expect(statusOf(current(polled))).toBe('Processing');
    const reported = setHostStatus(polled, 'Success', pressedAt + 3_000);
    expect(statusOf(current(reported))).toBe('Success');
    expect(paidAttempt(reported)).toBe(current(reported));
  });

  it.each(['Success', 'Canceled'] as const)('%s is final: no older status opens it again', (status) => {
    const log = setStatus(answered(), '1', status, pressedAt);
    expect(setStatus(log, '1', 'New', pressedAt + 1)).toBe(log);
    expect(setStatus(log, '1', 'Failed', pressedAt + 1)).toBe(log);
    expect(setHostStatus(log, 'Processing', pressedAt + 1)).toBe(log);
    expect(isSettled(current(log))).toBe(true);
    expect(openAttempts(log)).toEqual([]);
  });

  it('may be Success after Failed or Canceled: money that arrives late has arrived', () => {
    for (const status of ['Failed', 'Canceled'] as const) {
      const log = setStatus(answered(), '1', status, pressedAt);
      expect(paidAttempt(setStatus(log, '1', 'Success', pressedAt))?.key).toBe('k1');
    }
  });

  it('changes between equal ones by the last report, even where the clock was turned back', () => {
    const log = setStatus(answered(), '1', 'Pending', pressedAt);
    expect(statusOf(current(setStatus(log, '1', 'Processing', pressedAt - 60_000)))).toBe('Processing');
  });

  it('gives the very same log when it is not news', () => {
    const log = answered();
    expect(setStatus(log, '1', 'New', pressedAt)).toBe(log);
    expect(setStatus(log, '7', 'Success', pressedAt)).toBe(log);
    const polled = setStatus(log, '1', 'Pending', pressedAt);
    expect(setStatus(polled, '1', 'Pending', pressedAt + 1)).toBe(polled);
    const reported = setHostStatus(log, 'Processing', pressedAt);
    expect(setHostStatus(reported, 'Processing', pressedAt + 1)).toBe(reported);
    const over = answered(sent(), 1, { paymentStatus: 'Failed' });
    expect(setStatus(over, '1', 'Pending', pressedAt)).toBe(over);
  });

  it('reaches an order that was replaced', () => {
    const log = setStatus(answered(sent('k2', answered()), 2), '1', 'Success', pressedAt);
    expect(paidAttempt(log)?.key).toBe('k1');
  });

  it('of an answer about another booking is never believed', () => {
    const log = answered(sent(), 1, { customerScheduleId: 7, paymentStatus: 'Success' });
    expect(statusOf(current(log))).toBe('Unknown');
    expect(paidAttempt(log)).toBeUndefined();
    expect(setStatus(log, '1', 'Success', pressedAt)).toBe(log);
  });

  it('does not exist where nothing was paid for', () => {
    expect(setHostStatus(emptyLog, 'Success', pressedAt)).toBe(emptyLog);
  });
});

describe('what the host reports while the request is in flight', () => {
  it.each(['Success', 'Canceled'] as const)('(%s) outlives the answer', (status) => {
    const reported = setHostStatus(sent(), status, pressedAt);
    const log = succeed(reported, current(sent()), dataOf(1), pressedAt + 1_000);
    expect(statusOf(current(log))).toBe(status);
  });
});

describe('promote', () => {
  it('puts an attempt on screen and leaves the other one in the record', () => {
    const log = answered(sent('k2', answered(), otherBody), 2);
    const back = promote(log, log.attempts[1]!);
    expect(keysOf(back)).toEqual(['k1', 'k2']);
    expect(current(back).key).toBe('k1');
    expect(promote(back, current(back))).toBe(back);
  });

  it('brings an attempt back to a screen that was cleared', () => {
    const log = clear(answered());
    expect(currentAttempt(log)).toBeUndefined();
    expect(current(promote(log, log.attempts[0]!)).key).toBe('k1');
  });

  it('keeps an attempt that is over in the record', () => {
    const log = failed(refused, sent('k2', answered()));
    expect(keysOf(promote(log, log.attempts[1]!))).toEqual(['k1', 'k2']);
  });
});

describe('clear', () => {
  it('takes every attempt off the screen, and forgets none', () => {
    const log = answered(sent('k2', answered()), 2);
    const cleared = clear(log);
    expect(currentAttempt(cleared)).toBeUndefined();
    expect(cleared.attempts).toBe(log.attempts);
    const paid = clear(setStatus(log, '2', 'Success', pressedAt));
    expect(openKeys(paid)).toEqual(['k1']);
    expect(paidAttempt(paid)?.key).toBe('k2');
  });

  it('never brings back what was cleared before, though the newest attempts could not be read', () => {
    const log = { ...answered(), clearedRecency: 5 };
    expect(clear(log).clearedRecency).toBe(5);
  });

  it('gives the very same log when there is nothing on screen', () => {
    const log = clear(answered());
    expect(clear(log)).toBe(log);
    expect(clear(emptyLog)).toBe(emptyLog);
  });
});

describe('setTold', () => {
  it('adds to what the host has been told', () => {
    const log = setTold(answered(), current(answered()), { created: true });
    expect(current(log).told).toEqual({ created: true });
    const both = setTold(log, current(answered()), { paid: true });
    expect(current(both).told).toEqual({ created: true, paid: true });
    expect(setTold(both, current(both), { created: true })).toBe(both);
  });
});

it('keeps the requests of an attempt that is no longer on screen', () => {
  const log = sent('k2', failed());
  expect(lastRequest(log.attempts[1]!)?.failure?.code).toBe('network');
});
