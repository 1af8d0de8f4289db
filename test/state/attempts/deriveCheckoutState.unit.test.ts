import { describe, expect, it } from 'vitest';
import {
  clear,
  emptyLog,
  setHostStatus,
  setStatus,
  type AttemptLog,
} from '../../../src/state/attempts/attemptLog.js';
import {
  deriveCheckoutState,
  type DerivationContext,
} from '../../../src/state/attempts/deriveCheckoutState.js';
import { createAnswerParser } from '../../../src/state/attempts/createAnswerParser.js';
import { transition, type PayerAction } from '../../../src/state/attempts/transition.js';
import { answered, body, failed, otherBody, pressedAt, sent } from './attempts.js';

const parseAnswer = createAnswerParser({ accounts: {} });
const stateOf = (log: AttemptLog, context: Partial<DerivationContext> = {}) =>
  deriveCheckoutState(log, {
    isEditing: false,
    isExpired: false,
    hostStatus: undefined,
    parseAnswer,
    ...context,
  });

const refused = { code: 'refused', outcome: 'none' } as const;
const order = (orderId: string) => expect.objectContaining({ orderId }) as object;

describe('deriveCheckoutState', () => {
  it.each<[string, AttemptLog, Partial<DerivationContext>, object]>([
    ['the form at first', emptyLog, {}, { status: 'editing' }],
    ['the request that is out', sent(), {}, { status: 'submitting' }],
    ['an order', answered(), {}, { status: 'awaitingPayment', payment: order('1') }],
    ['an order past its time', answered(), { isExpired: true }, { status: 'expired', payment: order('1') }],
    [
      'the form over an order',
      answered(),
      { isEditing: true },
      { status: 'editing', openPayment: order('1') },
    ],
    ['a cleared screen over an order', clear(answered()), {}, { status: 'editing', openPayment: order('1') }],
    ['the money', setStatus(answered(), '1', 'Success'), {}, { status: 'paid', payment: order('1') }],
    [
      'the money, over the form',
      setStatus(answered(), '1', 'Success'),
      { isEditing: true },
      { status: 'paid' },
    ],
    [
      'the money for an order that was replaced',
      setStatus(sent('k2', answered()), '1', 'Success'),
      {},
      { status: 'paid', payment: order('1') },
    ],
    ['the host’s word without an order', emptyLog, { hostStatus: 'Success' }, { status: 'paid' }],
    ['the host’s word over an unknown outcome', setHostStatus(failed(), 'Success'), {}, { status: 'paid' }],
    ['a free order', answered(sent(), 1, { totalPayment: 0 }), {}, { status: 'nothingToPay' }],
    [
      'a free order that is a success',
      answered(sent(), 1, { totalPayment: 0, paymentStatus: 'Success' }),
      {},
      { status: 'nothingToPay' },
    ],
    ['a failure', setStatus(answered(), '1', 'Failed'), {}, { status: 'closed', reason: 'failed' }],
    ['a cancellation', setStatus(answered(), '1', 'Canceled'), {}, { status: 'closed', reason: 'canceled' }],
    ['a word on no list', answered(sent(), 1, { paymentStatus: 'Done' }), {}, { status: 'awaitingPayment' }],
    ['a no', failed(refused), {}, { status: 'refused', error: expect.objectContaining(refused) as object }],
    [
      'a no, with the earlier order',
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
      'another booking’s success is not this one’s',
      answered(sent(), 1, { customerScheduleId: 7, paymentStatus: 'Success' }),
      {},
      { status: 'untrusted' },
    ],
  ])('shows %s', (_, log, context, expected) => {
    expect(stateOf(log, context)).toMatchObject(expected);
    if (!('openPayment' in expected)) expect(stateOf(log, context)).not.toHaveProperty('openPayment');
  });
});

describe('takeStep', () => {
  const start = { isEditing: false, question: null };
  const step = (action: PayerAction, log: AttemptLog, rest: object = {}) =>
    transition(action, {
      log,
      flow: start,
      isIdempotent: false,
      parseAnswer,
      createKey: () => 'new',
      at: 7_000,
      ...rest,
    });

  it('writes the attempt down that it sends', () => {
    const { log, send } = step({ type: 'request', body }, emptyLog);
    expect(send).toEqual({ key: 'new', body, startedAt: 7_000, isInDoubt: false });
    expect(log.current).toBe(send);
  });

  it('sends the very bytes of the first time with the same key', () => {
    const reordered = { ...body, stationServicesList: [102, 101] };
    const { send } = step({ type: 'request', body: reordered }, failed(refused));
    expect(send).toMatchObject({ key: 'k1', body });
  });

  it.each(['repeat', 'checkAgain', 'confirm', 'edit', 'returnToPayment', 'reset'] as const)(
    'changes nothing by %s while a request is out',
    (type) => {
      const log = sent('k2', answered());
      const { send, ...rest } = step({ type }, log, { isIdempotent: true });
      expect(send).toBeUndefined();
      expect(rest).toEqual({ log, flow: start });
    },
  );

  it('checks again only with a proxy that makes one order of one key, and a key that can be used', () => {
    const again = (log: AttemptLog, isIdempotent: boolean) =>
      step({ type: 'checkAgain' }, log, { isIdempotent }).send?.key;
    expect(again(failed(), true)).toBe('k1');
    expect(again(failed(), false)).toBeUndefined();
    expect(again(failed({ code: 'upstream', apiCode: 'UNCERTAIN' }), true)).toBeUndefined();
    expect(again(failed(refused), true)).toBeUndefined();
    expect(again(answered(), true)).toBeUndefined();
  });

  it('asks, and takes a no and a yes', () => {
    const asked = step({ type: 'request', body: otherBody }, answered());
    expect(asked.flow.question?.confirmation.reason).toBe('replace');
    expect(asked.send).toBeUndefined();
    const no = step({ type: 'dismiss' }, asked.log, { flow: asked.flow });
    expect(no).toEqual({ log: asked.log, flow: start });
    const yes = step({ type: 'confirm' }, asked.log, { flow: asked.flow });
    expect(yes.send).toMatchObject({ key: 'new', body: otherBody });
    expect(yes.flow).toEqual(start);
    expect(step({ type: 'confirm' }, answered()).send).toBeUndefined();
  });

  it('forgets a question that the arrival of the money has answered', () => {
    const asked = step({ type: 'request', body: otherBody }, answered());
    const paid = setStatus(asked.log, '1', 'Success');
    const { send, flow } = step({ type: 'confirm' }, paid, { flow: asked.flow });
    expect(send).toBeUndefined();
    expect(flow.question).toBeNull();
  });

  it('brings the payer back to an order that was replaced', () => {
    const { log } = step({ type: 'returnToPayment' }, failed({}, sent('k2', answered())));
    expect(log.current?.key).toBe('k1');
    expect(log.superseded.map(({ key }) => key)).toEqual(['k2']);
  });
});
