import { afterEach, describe, expect, it, vi } from 'vitest';
import type { AttemptLog } from '../../../src/state/attempts/attempt.js';
import {
  clear,
  emptyLog,
  promote,
  setHostStatus,
  setStatus,
  setTold,
} from '../../../src/state/attempts/attemptLog.js';
import type { LogChange } from '../../../src/state/attempts/attemptStore.js';
import { createAnswerParser } from '../../../src/state/attempts/createAnswerParser.js';
import type { HostEvent } from '../../../src/state/attempts/hostEvents.js';
import { changeEvents, owedCallbacks } from '../../../src/state/attempts/logEvents.js';
import { answered, current, failed, otherBody, pressedAt, refused, sent, timeoutMs } from './attempts.js';

const parseAnswer = createAnswerParser({ accounts: {} });

/** An event as a short text. */
function toText(event: HostEvent): string {
  switch (event.type) {
    case 'created':
      return `created ${String(event.payment.orderId)}`;
    case 'status':
      return `status ${event.status} of ${String(event.payment.orderId)}`;
    case 'paid':
      return `paid ${String(event.payment.orderId)}`;
    case 'error':
      return `error ${event.error.code}`;
    case 'event':
      return 'state' in event.event ? `${event.event.type} ${event.event.state}` : event.event.type;
  }
}

const eventsOf = (previous: AttemptLog, log: AttemptLog, origin: LogChange['origin'] = 'committed') =>
  changeEvents({ previous, log, origin }, parseAnswer).map(toText);
const owedOf = (log: AttemptLog) => owedCallbacks(log, parseAnswer);
const owedEvents = (log: AttemptLog) => owedOf(log).map(({ events }) => events.map(toText));
const told = (log: AttemptLog) =>
  owedOf(log).reduce((before, owed) => setTold(before, owed.attempt, owed.told), log);
const polled = (log: AttemptLog, status: 'Success' | 'Failed' | 'Canceled' | 'Processing' | 'Pending') =>
  setStatus(log, '1', status, pressedAt);

afterEach(() => void vi.useRealTimers());

describe('what hosts are told about a change', () => {
  it.each<[string, AttemptLog, AttemptLog, string[]]>([
    ['a request that leaves', emptyLog, sent(), ['submitted']],
    ['a request that leaves again', failed(), sent('k1', failed()), ['submitted']],
    ['a failure', sent(), failed(), ['error network']],
    ['a refusal', sent(), failed(refused), ['error refused']],
    ['an answer, which is told as a callback that is owed', sent(), answered(), []],
    ['a status', answered(), polled(answered(), 'Processing'), ['status Processing of 1']],
    ['the money, told as paid elsewhere', answered(), polled(answered(), 'Success'), ['status Success of 1']],
    ['a failed payment', answered(), polled(answered(), 'Failed'), ['status Failed of 1', 'settled closed']],
    [
      'a cancellation',
      answered(),
      polled(answered(), 'Canceled'),
      ['status Canceled of 1', 'settled closed'],
    ],
    ['a status before there is an order', sent(), setHostStatus(sent(), 'Processing', pressedAt), []],
    ['a cleared screen', answered(), clear(answered()), []],
    ['callbacks that have run', answered(), told(answered()), []],
  ])('%s', (_, previous, log, expected) => {
    expect(eventsOf(previous, log)).toEqual(expected);
  });

  it('is nothing about attempts that did not change', () => {
    const log = answered(sent('k2', failed(), otherBody));
    expect(eventsOf(log, promote(log, log.attempts[1]!))).toEqual([]);
    expect(eventsOf(log, log)).toEqual([]);
  });

  it('is only the status, when another document made the change', () => {
    expect(eventsOf(emptyLog, sent(), 'merged')).toEqual([]);
    expect(eventsOf(sent(), failed(), 'merged')).toEqual([]);
    expect(eventsOf(answered(), polled(answered(), 'Pending'), 'merged')).toEqual(['status Pending of 1']);
  });

  it('is nothing new when a request that was lost by time changes otherwise', () => {
    vi.useFakeTimers({ now: pressedAt });
    const log = sent();
    vi.advanceTimersByTime(timeoutMs + 5_000);
    expect(eventsOf(log, setHostStatus(log, 'Processing', Date.now()))).toEqual([]);
  });
});

describe('the callbacks that are owed', () => {
  it('are none while there is no order', () => {
    expect(owedEvents(emptyLog)).toEqual([]);
    expect(owedEvents(sent())).toEqual([]);
    expect(owedEvents(failed())).toEqual([]);
  });

  it('tell of an order until they have run', () => {
    expect(owedEvents(answered())).toEqual([['created 1']]);
    expect(owedEvents(told(answered()))).toEqual([]);
  });

  it('tell of the money until they have run', () => {
    const paid = polled(told(answered()), 'Success');
    expect(owedEvents(paid)).toEqual([['paid 1', 'settled paid']]);
    expect(owedEvents(told(paid))).toEqual([]);
    expect(owedEvents(polled(told(paid), 'Failed')), 'whatever is reported after it').toEqual([]);
  });

  it('tell of both, first of the order, when nobody listened to either', () => {
    expect(owedEvents(polled(answered(), 'Success'))).toEqual([['created 1'], ['paid 1', 'settled paid']]);
  });

  it('tell of each order by itself', () => {
    const log = answered(sent('k2', answered(), otherBody), 2);
    expect(owedEvents(log)).toEqual([['created 2'], ['created 1']]);
    expect(owedEvents(setTold(log, current(log), { created: true }))).toEqual([['created 1']]);
  });

  it.each<[string, Record<string, unknown>, string[][]]>([
    ['is paid at once', { paymentStatus: 'Success' }, [['created 1'], ['paid 1', 'settled paid']]],
    [
      'costs nothing',
      { totalPayment: 0, paymentStatus: 'Success' },
      [['created 1'], ['settled nothingToPay']],
    ],
    ['costs nothing and is new', { totalPayment: 0 }, [['created 1', 'settled nothingToPay']]],
    ['failed at once', { paymentStatus: 'Failed' }, [['created 1', 'settled closed']]],
    ['is another booking’s', { customerScheduleId: 7 }, [['created 1', 'error booking_mismatch']]],
    ['cannot be paid with anything', { paymentLinkUrl: null }, [['created 1', 'error invalid_response']]],
  ])('tell of an order that %s', (_, changes, expected) => {
    expect(owedEvents(answered(sent(), 1, changes))).toEqual(expected);
  });

  it('give the host the data that is never saved', () => {
    const log = answered(sent(), 1, { metaData: { a: 1 }, paymentGatewayData: 'x' });
    const [event] = owedOf(log)[0]!.events;
    expect(event).toMatchObject({ payment: { metaData: { a: 1 }, paymentGatewayData: 'x' } });
  });
});
