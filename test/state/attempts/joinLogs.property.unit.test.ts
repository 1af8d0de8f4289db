import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { paymentStatuses, type PaymentStatus } from '../../../src/contract/createPayment.js';
import { omitNil } from '../../../src/contract/omitNil.js';
import {
  failureOf,
  isInFlight,
  orderIdOf,
  statusOf,
  type Attempt,
  type AttemptLog,
} from '../../../src/state/attempts/attempt.js';
import {
  begin,
  clear,
  emptyLog,
  fail,
  paidAttempt,
  promote,
  setHostStatus,
  setStatus,
  setTold,
  succeed,
} from '../../../src/state/attempts/attemptLog.js';
import { createWebStorage } from '../../../src/state/attempts/attemptStorage.js';
import { joinLogs } from '../../../src/state/attempts/joinLogs.js';
import { compareStatuses } from '../../../src/state/attempts/orderStatus.js';
import { paymentErrorCodes } from '../../../src/transport/PaymentError.js';
import { body, dataOf, otherBody, pressedAt, timeoutMs } from './attempts.js';
import { FakeBrowser } from './FakeBrowser.js';

/** What happens to one copy of the log. */
type Operation = (log: AttemptLog, world: World) => AttemptLog;

interface World {
  copies: readonly AttemptLog[];
  /** Epoch ms. */
  at: number;
  createKey: () => string;
}

const pick = <Entry>(entries: readonly Entry[], index: number): Entry | undefined =>
  entries[index % Math.max(entries.length, 1)];

const statuses = fc.constantFrom<PaymentStatus>(...paymentStatuses, 'Unknown');
const indices = fc.nat(5);
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const failures = fc.record({
  code: fc.constantFrom(...paymentErrorCodes),
  outcome: fc.constantFrom('none' as const, 'unknown' as const),
  httpStatus: maybe(fc.constantFrom(200, 400, 422, 500)),
  apiCode: maybe(fc.constantFrom('UNCERTAIN', 'REFUSED')),
  retryAfterSeconds: maybe(fc.constant(5)),
});

/** An operation with a name for the report of a history that failed. */
const named = (name: string, operation: Operation): Operation =>
  Object.assign(operation, { [fc.toStringMethod]: () => name });

/** On an attempt of the log, chosen by a number that wraps around. */
const onAttempt = (
  name: string,
  index: number,
  change: (log: AttemptLog, attempt: Attempt, at: number) => AttemptLog,
): Operation =>
  named(`${name} of attempt ${index}`, (log, { at }) => {
    const attempt = pick(log.attempts, index);
    return attempt ? change(log, attempt, at) : log;
  });

const operations: fc.Arbitrary<Operation> = fc.oneof(
  fc
    .constantFrom(body, otherBody)
    .map((asked) =>
      named('begin', (log, { at, createKey }) =>
        log.attempts.some(isInFlight)
          ? log
          : begin(log, { key: createKey(), body: asked, at, timeoutMs }).log,
      ),
    ),
  indices.map((index) =>
    onAttempt('begin again', index, (log, attempt, at) =>
      failureOf(attempt) ? begin(log, { ...attempt, at, timeoutMs: timeoutMs + index }).log : log,
    ),
  ),
  fc.tuple(indices, indices, statuses, fc.boolean()).map(([index, orderId, paymentStatus, hasMore]) =>
    onAttempt(`answer ${orderId} ${paymentStatus}`, index, (log, attempt, at) => {
      const extras = hasMore && { metaData: { step: 1 }, bankQR: { qrData: 'data:image/png;base64,AA' } };
      return succeed(log, attempt, dataOf(orderId + 1, { paymentStatus, ...extras }), at);
    }),
  ),
  fc
    .tuple(indices, failures, fc.boolean())
    .map(([index, failure, isIdempotent]) =>
      onAttempt(`failure ${JSON.stringify(failure)}`, index, (log, attempt, at) =>
        fail(log, attempt, { ...failure, at }, isIdempotent),
      ),
    ),
  fc
    .tuple(indices, statuses)
    .map(([index, status]) =>
      onAttempt(`status ${status}`, index, (log, attempt, at) =>
        setStatus(log, orderIdOf(attempt) ?? '1', status, at),
      ),
    ),
  statuses.map((status) => named(`host status ${status}`, (log, { at }) => setHostStatus(log, status, at))),
  indices.map((index) => onAttempt('promotion', index, promote)),
  fc.constant(named('clear', clear)),
  fc
    .tuple(indices, fc.constantFrom({ created: true }, { paid: true }))
    .map(([index, told]) => onAttempt('told', index, (log, attempt) => setTold(log, attempt, told))),
  // Another document is merged, or this one is reloaded.
  indices.map((index) =>
    named(`merge ${index}`, (log, { copies }) => joinLogs(log, pick(copies, index) ?? log)),
  ),
  fc.constant(
    named('reload', (log) => {
      createWebStorage('localStorage', 'copy').write(log);
      return createWebStorage('localStorage', 'copy').read() ?? log;
    }),
  ),
);

const copyCount = 3;

/** Checks each step of a history while it is run. */
type CheckStep = (before: AttemptLog, after: AttemptLog) => void;

/** Three copies of a log after a random history, as three documents would have them. */
function replay(history: readonly [number, number, Operation][], check: CheckStep = () => undefined) {
  let at = pressedAt;
  let keys = 0;
  const copies: AttemptLog[] = Array.from({ length: copyCount }, () => emptyLog);
  for (const [copy, ms, operation] of history) {
    at += ms;
    const before = copies[copy] ?? emptyLog;
    const after = operation(before, { copies, at, createKey: () => `k${++keys}` });
    check(before, after);
    copies[copy] = after;
  }
  return copies as [AttemptLog, AttemptLog, AttemptLog];
}

// Clocks may stand still between two steps, or be turned back.
const histories = fc.array(fc.tuple(fc.nat(copyCount - 1), fc.constantFrom(0, 1, 700, -300), operations), {
  minLength: 1,
  maxLength: 60,
  size: 'max',
});

const copyOf = (log: AttemptLog) => structuredClone(log);

/** Everything that `known` holds is in `log` too, or something that goes further. */
function expectNothingLost(known: AttemptLog, log: AttemptLog): void {
  expect(log.clearedRecency).toBeGreaterThanOrEqual(known.clearedRecency);
  for (const attempt of known.attempts) {
    const found = log.attempts.find(({ key }) => key === attempt.key);
    if (!found) throw new Error(`The attempt ${attempt.key} is lost.`);
    expect(found.recency).toBeGreaterThanOrEqual(attempt.recency);
    expect({ ...found.told, ...omitNil({ ...attempt.told }) }).toEqual({ ...found.told });
    if (attempt.answer) expect(found.answer).toBeDefined();
    for (const request of attempt.requests) {
      const kept = found.requests.find(({ at }) => at === request.at);
      if (request.failure) expect(kept?.failure).toBeDefined();
      if (request.failure?.outcome === 'none') expect(kept?.failure?.outcome).toBe('none');
      expect(kept?.timeoutMs).toBeGreaterThanOrEqual(request.timeoutMs);
    }
    const [before, after] = [statusOf(attempt), statusOf(found)];
    if (before)
      expect(
        compareStatuses(after ?? 'New', before),
        `${attempt.key}: ${before} -> ${String(after)}`,
      ).toBeGreaterThanOrEqual(0);
    if (before === 'Success') expect(after).toBe('Success');
  }
}

beforeEach(() => {
  vi.useFakeTimers({ now: pressedAt });
  new FakeBrowser().open();
});
afterAll(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const numRuns = 500;
const check = (law: (...copies: [AttemptLog, AttemptLog, AttemptLog]) => void) =>
  fc.assert(
    fc.property(histories, (history) => {
      law(...replay(history));
    }),
    { numRuns },
  );

describe('copies of a log that went different ways', () => {
  it('merge to the same record in either order', () => {
    check((one, other) => expect(joinLogs(one, other)).toEqual(joinLogs(other, one)));
  });

  it('merge to the same record in whatever groups they meet', () => {
    check((one, two, three) =>
      expect(joinLogs(joinLogs(one, two), three)).toEqual(joinLogs(one, joinLogs(two, three))),
    );
  });

  it('change nothing when they are merged a second time: the log stays the very same object', () => {
    check((one, other) => {
      const joined = joinLogs(one, other);
      expect(joinLogs(joined, other)).toBe(joined);
      expect(joinLogs(joined, one)).toBe(joined);
      expect(joinLogs(joined, copyOf(joined))).toBe(joined);
      expect(joinLogs(one, emptyLog)).toBe(one);
    });
  });

  it('change nothing when they come back from storage', () => {
    check((one) => {
      createWebStorage('localStorage', 'copy').write(one);
      const saved = createWebStorage('localStorage', 'copy').read();
      if (saved) expect(joinLogs(one, saved)).toBe(one);
    });
  });

  it('lose nothing that one of them knew', () => {
    check((one, other) => {
      const joined = joinLogs(one, other);
      expectNothingLost(one, joined);
      expectNothingLost(other, joined);
      expect(new Set(joined.attempts.map(({ key }) => key)).size).toBe(joined.attempts.length);
    });
  });

  it('are paid once they are merged, when one of them was', () => {
    let paid = 0;
    check((one, other) => {
      if (!paidAttempt(one) && !paidAttempt(other)) return;
      paid += 1;
      expect(paidAttempt(joinLogs(one, other))).toBeDefined();
    });
    expect(paid, 'histories that tested it').toBeGreaterThan(numRuns / 10);
  });

  it('are in order: the attempt put on screen last comes first', () => {
    check((one, other) => {
      const { attempts } = joinLogs(one, other);
      attempts.slice(1).forEach(({ recency }, index) => {
        expect(recency).toBeLessThanOrEqual(attempts[index]!.recency);
      });
    });
  });
});

it('no step of a history loses a fact, or moves a status back', () => {
  fc.assert(
    fc.property(histories, (history) => {
      replay(history, expectNothingLost);
    }),
    { numRuns },
  );
});
