import { describe, expect, it } from 'vitest';
import {
  begin,
  emptyLog,
  clear,
  isInFlight,
  isKeySpent,
  isSameBody,
  isSettled,
  openAttempts,
  orderIdOf,
  paidAttempt,
  promote,
  setHostStatus,
  setStatus,
  statusOf,
} from '../../../src/state/attempts/attemptLog.js';
import { answered, body, failed, otherBody, pressedAt, sent } from './attempts.js';

describe('isSameBody', () => {
  it('does not mind the order of services', () => {
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
  ])('minds %j', (change) => {
    expect(isSameBody(body, { ...body, ...change })).toBe(false);
    expect(isSameBody({ ...body, ...change }, body)).toBe(false);
  });

  it('knows no services from some', () => {
    const bare = { customerScheduleId: 1869, paymentMethodType: 2, paymentMethodId: 1 };
    expect(isSameBody(bare, body)).toBe(false);
    expect(isSameBody(bare, { ...bare })).toBe(true);
  });
});

describe('a request', () => {
  it('is in flight until it has an answer or a failure', () => {
    expect(isInFlight(sent().current)).toBe(true);
    expect(isInFlight(answered().current)).toBe(false);
    expect(isInFlight(failed().current)).toBe(false);
    expect(isInFlight(null)).toBe(false);
  });

  it('with another key moves an attempt that may hold an order aside, and drops one that cannot', () => {
    expect(sent('k2', failed()).superseded.map(({ key }) => key)).toEqual(['k1']);
    expect(sent('k2', answered()).superseded.map(({ key }) => key)).toEqual(['k1']);
    expect(sent('k2', failed({ code: 'refused', outcome: 'none' })).superseded).toEqual([]);
    expect(sent('k2', answered(sent(), 1, { paymentStatus: 'Canceled' })).superseded).toEqual([]);
  });

  it('with the same key is the same attempt: its first time and its first bytes stay', () => {
    const again = begin(failed(), {
      key: 'k1',
      body: { ...body, stationServicesList: [102, 101] },
      at: 9_000,
    });
    expect(again.current).toEqual({ key: 'k1', body, startedAt: pressedAt, isInDoubt: true });
    expect(again.superseded).toEqual([]);
  });

  it('keeps ten earlier attempts, the newest', () => {
    let log = answered();
    for (let index = 2; index <= 13; index += 1) log = answered(sent(`k${index}`, log), index);
    expect(log.superseded.map(({ key }) => key)).toEqual(
      Array.from({ length: 10 }, (_, index) => `k${12 - index}`),
    );
  });
});

describe('a refusal', () => {
  const inDoubt = () => sent('k1', failed());

  it.each(['refused', 'invalid_request', 'unauthorized', 'quota_exceeded', 'network'] as const)(
    'of a second request (%s) says nothing about the first',
    (code) => {
      const { current } = failed({ code, outcome: 'none' }, inDoubt());
      expect(current?.failure?.outcome).toBe('unknown');
      expect(isSettled(current!)).toBe(false);
    },
  );

  it('about the booking settles it', () => {
    const { current } = failed({ code: 'already_paid', outcome: 'none' }, inDoubt());
    expect(current?.failure?.outcome).toBe('none');
    expect(isSettled(current!)).toBe(true);
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
    '(%s, HTTP %s, %s) through a proxy that makes one order of one key settles it: %s',
    (code, httpStatus, apiCode, settles) => {
      const failure = { code, outcome: 'none', httpStatus, apiCode } as const;
      expect(isSettled(failed(failure, inDoubt(), true).current!)).toBe(settles);
    },
  );
});

describe('isKeySpent', () => {
  const spent = (failure: Parameters<typeof failed>[0], log = sent()) =>
    isKeySpent(failed(failure, log).current!);

  it('is so for UNCERTAIN, unless it was only too early', () => {
    expect(spent({ code: 'upstream', apiCode: 'UNCERTAIN' })).toBe(true);
    expect(spent({ code: 'upstream', apiCode: 'UNCERTAIN', retryAfterSeconds: 5 })).toBe(false);
  });

  it('is so after a second answer that is no clearer', () => {
    const failing = { code: 'upstream', httpStatus: 500, apiCode: 'UNKNOWN_ERROR' } as const;
    expect(spent(failing)).toBe(false);
    expect(spent(failing, sent('k1', failed()))).toBe(true);
  });

  it('is never so for a server on the way, or a network that fails', () => {
    expect(spent({ code: 'upstream', httpStatus: 502 }, sent('k1', failed()))).toBe(false);
    expect(spent({ code: 'invalid_response', httpStatus: 200 }, sent('k1', failed()))).toBe(false);
    expect(spent({ code: 'timeout' }, sent('k1', failed()))).toBe(false);
    expect(isKeySpent(answered().current!)).toBe(false);
  });

  it('is so before the proxy may have forgotten it, a day after it was first sent', () => {
    const sentBefore = (hours: number) =>
      begin(emptyLog, { key: 'k1', body, at: Date.now() - hours * 60 * 60 * 1_000 });
    expect(spent({ code: 'timeout' }, sentBefore(22))).toBe(false);
    expect(spent({ code: 'timeout' }, sentBefore(23.5))).toBe(true);
  });
});

describe('the status of an order', () => {
  it('is the answer’s, then the source’s, then the host’s', () => {
    const log = answered();
    expect(statusOf(log.current!)).toBe('New');
    const heard = setStatus(log, '1', 'Processing');
    expect(statusOf(heard.current!)).toBe('Processing');
    const told = setHostStatus(heard, 'Success');
    expect(statusOf(told.current!)).toBe('Success');
    expect(paidAttempt(told)).toBe(told.current);
  });

  it.each(['Success', 'Canceled'] as const)('%s is final: an older word cannot open it again', (status) => {
    const log = setStatus(answered(), '1', status);
    expect(setStatus(log, '1', 'New')).toBe(log);
    expect(isSettled(log.current!)).toBe(true);
    expect(openAttempts(log)).toEqual([]);
  });

  it('gives the very same log when it is no news', () => {
    const log = answered();
    expect(setStatus(log, '1', 'New')).toBe(log);
    expect(setStatus(log, '7', 'Success')).toBe(log);
    const heard = setStatus(log, '1', 'Pending');
    expect(setStatus(heard, '1', 'Pending')).toBe(heard);
    const told = setHostStatus(log, 'Processing');
    expect(setHostStatus(told, 'Processing')).toBe(told);
  });

  it('reaches an order that was replaced', () => {
    const log = setStatus(answered(sent('k2', answered()), 2), '1', 'Success');
    expect(paidAttempt(log)?.key).toBe('k1');
  });

  it('of an answer about another booking is never believed', () => {
    const log = answered(sent(), 1, { customerScheduleId: 7, paymentStatus: 'Success' });
    expect(statusOf(log.current!)).toBe('Unknown');
    expect(paidAttempt(log)).toBeUndefined();
  });

  it('does not exist while there is no order', () => {
    expect(statusOf(sent().current)).toBeUndefined();
    expect(orderIdOf(sent().current)).toBeUndefined();
  });
});

it('settles an order that costs nothing', () => {
  expect(isSettled(answered(sent(), 1, { totalPayment: 0 }).current!)).toBe(true);
});

it('finds an order id where older answers carry it', () => {
  expect(orderIdOf(answered(sent(), 1, { orderData: null, orderId: 77 }).current!)).toBe('77');
});

describe('promote', () => {
  it('changes places with the current attempt', () => {
    const log = answered(sent('k2', answered(), otherBody), 2);
    const back = promote(log, log.superseded[0]!);
    expect(back.current?.key).toBe('k1');
    expect(back.superseded.map(({ key }) => key)).toEqual(['k2']);
    expect(promote(back, back.current!)).toBe(back);
  });

  it('drops a current attempt that is over', () => {
    const log = failed({ outcome: 'none', code: 'refused' }, sent('k2', answered()));
    expect(promote(log, log.superseded[0]!).superseded).toEqual([]);
  });
});

it('keeps in mind what can be paid when the screen is cleared', () => {
  const log = answered(sent('k2', answered()), 2);
  expect(clear(log)).toEqual({ current: null, superseded: [log.current, ...log.superseded] });
  expect(clear(setStatus(log, '2', 'Success')).superseded.map(({ key }) => key)).toEqual(['k1']);
});
