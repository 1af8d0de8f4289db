import { afterEach, describe, expect, it, vi } from 'vitest';
import type { AttemptLog } from '../../../src/state/attempts/attempt.js';
import {
  clear,
  emptyLog,
  setHostStatus,
  setStatus,
  succeed,
} from '../../../src/state/attempts/attemptLog.js';
import { createAnswerParser } from '../../../src/state/attempts/createAnswerParser.js';
import {
  deriveCheckoutState,
  type DerivationContext,
} from '../../../src/state/attempts/deriveCheckoutState.js';
import { PaymentError } from '../../../src/transport/PaymentError.js';
import { answered, current, dataOf, failed, pressedAt, refused, sent, timeoutMs } from './attempts.js';

const parseAnswer = createAnswerParser({ accounts: {} });
const stateOf = (log: AttemptLog, context: Partial<DerivationContext> = {}) =>
  deriveCheckoutState(log, {
    isEditing: false,
    hostStatus: undefined,
    propsError: undefined,
    parseAnswer,
    wasOver: () => false,
    timeouts: '',
    ...context,
  });

afterEach(() => void vi.useRealTimers());

const polled = (log: AttemptLog, status: 'Success' | 'Failed' | 'Canceled' | 'Processing', orderId = '1') =>
  setStatus(log, orderId, status, pressedAt);
const reported = (log: AttemptLog, status: 'Success' | 'Failed' | 'Canceled') =>
  setHostStatus(log, status, pressedAt);
const propsError = new PaymentError('invalid_props', 'No method.', { outcome: 'none' });
const broken = { status: 'broken', error: propsError };
/** An answer whose code is good for ten minutes. */
const expiring = () =>
  answered(sent(), 1, {
    paymentLinkUrl: null,
    momoQR: { qrCode: '2|99|0900000000|SHOP|shop@example.vn|0|0|160000|', expiredInMinutes: 10 },
  });

const order = (orderId: string) => expect.objectContaining({ orderId }) as object;

describe('deriveCheckoutState', () => {
  it.each<[string, AttemptLog, Partial<DerivationContext>, object]>([
    ['the form at first', emptyLog, {}, { status: 'editing' }],
    ['the request in flight', sent(), {}, { status: 'submitting' }],
    ['an order', answered(), {}, { status: 'awaitingPayment', payment: order('1') }],
    [
      'the form over an order',
      answered(),
      { isEditing: true },
      { status: 'editing', openPayment: order('1') },
    ],
    ['a cleared screen over an order', clear(answered()), {}, { status: 'editing', openPayment: order('1') }],
    ['the money', polled(answered(), 'Success'), {}, { status: 'paid', payment: order('1') }],
    ['the money, over the form', polled(answered(), 'Success'), { isEditing: true }, { status: 'paid' }],
    [
      'the money for an order that was replaced, while another request is in flight',
      polled(sent('k2', answered()), 'Success'),
      {},
      { status: 'paid', payment: order('1') },
    ],
    ['what the host reports, without an order', emptyLog, { hostStatus: 'Success' }, { status: 'paid' }],
    ['what the host reports, over an unknown outcome', reported(failed(), 'Success'), {}, { status: 'paid' }],
    ['a free order', answered(sent(), 1, { totalPayment: 0 }), {}, { status: 'nothingToPay' }],
    [
      'a free order that is a success',
      answered(sent(), 1, { totalPayment: 0, paymentStatus: 'Success' }),
      {},
      { status: 'nothingToPay' },
    ],
    ['a failure', polled(answered(), 'Failed'), {}, { status: 'closed', reason: 'failed' }],
    ['a cancellation', polled(answered(), 'Canceled'), {}, { status: 'closed', reason: 'canceled' }],
    [
      'an order whose status is on no list',
      answered(sent(), 1, { paymentStatus: 'Done' }),
      {},
      { status: 'awaitingPayment' },
    ],
    [
      'a refusal',
      failed(refused),
      {},
      { status: 'refused', error: expect.objectContaining(refused) as object },
    ],
    [
      'a refusal, with the earlier order',
      failed(refused, sent('k2', answered())),
      {},
      { status: 'refused', openPayment: order('1') },
    ],
    [
      'an unknown outcome',
      failed({ httpStatus: 502, apiCode: 'X', retryAfterSeconds: 3 }),
      {},
      {
        status: 'uncertain',
        customerScheduleId: 1869,
        startedAt: pressedAt,
        error: expect.objectContaining({ httpStatus: 502, apiCode: 'X', retryAfterSeconds: 3 }) as object,
      },
    ],
    [
      'an unknown outcome, with the earlier order',
      failed({}, sent('k2', answered())),
      {},
      { status: 'uncertain', openPayment: order('1') },
    ],
    [
      'another booking’s answer, with the earlier order',
      answered(sent('k2', answered()), 2, { customerScheduleId: 7 }),
      {},
      {
        status: 'untrusted',
        error: expect.objectContaining({ code: 'booking_mismatch', outcome: 'unknown' }) as object,
        openPayment: order('1'),
      },
    ],
    [
      'the success of another booking, which is not this one’s',
      answered(sent(), 1, { customerScheduleId: 7, paymentStatus: 'Success' }),
      {},
      { status: 'untrusted' },
    ],
  ])('shows %s', (_, log, context, expected) => {
    expect(stateOf(log, context)).toMatchObject(expected);
    if (!('openPayment' in expected)) expect(stateOf(log, context)).not.toHaveProperty('openPayment');
  });

  it.each<[string, AttemptLog, Partial<DerivationContext>, object]>([
    [
      'the request in flight over an order on screen: it may have been sent in another tab',
      sent('k2', answered()),
      {},
      { status: 'submitting' },
    ],
    ['the request in flight over the form', sent(), { isEditing: true }, { status: 'submitting' }],
    ['that the bank works on the payment', polled(answered(), 'Processing'), {}, { status: 'processing' }],
    [
      'a new order, though it was made as Processing',
      answered(sent(), 1, { paymentStatus: 'Processing' }),
      {},
      { status: 'awaitingPayment' },
    ],
    [
      'that the booking is paid already',
      failed({ code: 'already_paid', outcome: 'none' }),
      {},
      { status: 'refused' },
    ],
    [
      'that the booking is paid already, also over the form',
      clear(failed({ code: 'already_paid', outcome: 'none' })),
      { isEditing: true },
      { status: 'refused', error: expect.objectContaining({ code: 'already_paid' }) as object },
    ],
    [
      'a cancellation that the host reported on an unknown outcome',
      reported(failed(), 'Canceled'),
      {},
      { status: 'closed', reason: 'canceled' },
    ],
    [
      'an unknown outcome, also when the host reported a failure',
      reported(failed(), 'Failed'),
      {},
      { status: 'uncertain' },
    ],
    ['what was wrong with the props, in place of the form', emptyLog, { propsError }, broken],
    ['what was wrong with the props, in place of a refusal', failed(refused), { propsError }, broken],
    ['an order, whatever is wrong with the props', answered(), { propsError }, { status: 'awaitingPayment' }],
    [
      'an unknown outcome, whatever is wrong with the props',
      failed(),
      { propsError },
      { status: 'uncertain' },
    ],
    [
      'the form for what was over before this document opened the log',
      polled(answered(), 'Canceled'),
      { wasOver: () => true },
      { status: 'editing' },
    ],
    [
      'the money, also when it had come before this document opened the log',
      polled(answered(), 'Success'),
      { wasOver: () => true },
      { status: 'paid' },
    ],
  ])('shows %s', (_, log, context, expected) => {
    expect(stateOf(log, context)).toMatchObject(expected);
  });

  it('offers no order that cannot be paid any more', () => {
    for (const log of [polled(answered(), 'Failed'), polled(answered(), 'Canceled')])
      expect(stateOf(clear(log))).not.toHaveProperty('openPayment');
  });

  it.each(['Success', 'Canceled'] as const)(
    'never shows a code when the answer comes after the host reported %s',
    (status) => {
      const log = succeed(reported(sent(), status), current(sent()), dataOf(1), pressedAt);
      expect(stateOf(log).status).toBe(status === 'Success' ? 'paid' : 'closed');
    },
  );
});

describe('by time alone', () => {
  it('an order expires, and is not offered any more', () => {
    vi.useFakeTimers({ now: pressedAt + 1_000 });
    const log = expiring();
    expect(stateOf(log)).toMatchObject({ status: 'awaitingPayment', payment: order('1') });
    expect(stateOf(log, { isEditing: true })).toHaveProperty('openPayment');
    vi.advanceTimersByTime(10 * 60_000 - 1);
    expect(stateOf(log).status).toBe('awaitingPayment');
    vi.advanceTimersByTime(1);
    expect(stateOf(log)).toMatchObject({ status: 'expired', payment: order('1') });
    expect(stateOf(log, { isEditing: true })).toEqual({ status: 'editing' });
  });

  it('a request whose sender is gone becomes uncertain', () => {
    vi.useFakeTimers({ now: pressedAt });
    const log = sent();
    expect(stateOf(log)).toEqual({ status: 'submitting' });
    vi.advanceTimersByTime(timeoutMs + 5_000);
    expect(stateOf(log)).toMatchObject({
      status: 'uncertain',
      startedAt: pressedAt,
      error: expect.objectContaining({ code: 'timeout', outcome: 'unknown' }) as object,
    });
  });
});
