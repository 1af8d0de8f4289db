import { describe, expect, it } from 'vitest';
import type { AttemptLog } from '../../../src/state/attempts/attempt.js';
import { emptyLog, setStatus } from '../../../src/state/attempts/attemptLog.js';
import { createAnswerParser } from '../../../src/state/attempts/createAnswerParser.js';
import { initialFlowState, transition, type PayerAction } from '../../../src/state/attempts/transition.js';
import { answered, body, current, failed, keysOf, otherBody, pressedAt, refused, sent } from './attempts.js';

const parseAnswer = createAnswerParser({ accounts: {} });

const apply = (action: PayerAction, log: AttemptLog, changes: object = {}) =>
  transition(action, {
    log,
    flow: initialFlowState,
    isIdempotent: false,
    parseAnswer,
    createKey: () => 'new',
    at: pressedAt + 7_000,
    timeoutMs: 5_000,
    ...changes,
  });

describe('a request', () => {
  it('is recorded as an attempt before it is sent', () => {
    const { log, send } = apply({ type: 'request', body, estimate: 160_000 }, emptyLog);
    expect(send).toEqual({
      key: 'new',
      body,
      recency: 1,
      requests: [{ at: pressedAt + 7_000, timeoutMs: 5_000 }],
      estimate: 160_000,
    });
    expect(current(log)).toBe(send);
  });

  it('with the key of an earlier one has its very body', () => {
    const reordered = { ...body, stationServicesList: [102, 101] };
    const { send } = apply({ type: 'request', body: reordered }, failed(refused));
    expect(send).toMatchObject({ key: 'k1', body });
  });

  it('for the choices of an attempt that was replaced means that attempt', () => {
    const log = answered(sent('k2', failed(), otherBody), 2);
    const asked = apply({ type: 'request', body }, log);
    expect(asked.flow.question?.confirmation.reason).toBe('retry');
    expect(asked.log, 'a question changes nothing').toBe(log);
    expect(apply({ type: 'confirm' }, log, { flow: asked.flow }).send?.key).toBe('k1');
  });

  it('for an order that was replaced returns to it', () => {
    const log = answered(sent('k2', answered(), otherBody), 2);
    const returned = apply({ type: 'request', body }, log);
    expect(returned.send).toBeUndefined();
    expect(keysOf(returned.log)).toEqual(['k1', 'k2']);
  });
});

it.each(['repeat', 'checkAgain', 'confirm', 'edit', 'returnToPayment', 'reset'] as const)(
  '%s changes nothing while a request is in flight',
  (type) => {
    const log = sent('k2', answered());
    const { send, ...rest } = apply({ type }, log, { isIdempotent: true });
    expect(send).toBeUndefined();
    expect(rest).toEqual({ log, flow: initialFlowState });
  },
);

describe('checking again', () => {
  it('needs a proxy that makes one order per key, and a key that can be sent again', () => {
    const keySent = (log: AttemptLog, isIdempotent: boolean) =>
      apply({ type: 'checkAgain' }, log, { isIdempotent }).send?.key;
    expect(keySent(failed(), true)).toBe('k1');
    expect(keySent(failed(), false)).toBeUndefined();
    expect(keySent(failed({ code: 'upstream', apiCode: 'UNCERTAIN' }), true)).toBeUndefined();
    expect(keySent(failed(refused), true)).toBeUndefined();
    expect(keySent(answered(), true)).toBeUndefined();
  });

  it('asks first where the key cannot be sent again', () => {
    const spent = failed({ code: 'upstream', apiCode: 'UNCERTAIN' });
    const { flow } = apply({ type: 'checkAgain' }, spent, { isIdempotent: true });
    expect(flow.question?.confirmation.reason).toBe('retry');
  });
});

describe('a question', () => {
  it('is put, and takes both answers', () => {
    const asked = apply({ type: 'request', body: otherBody }, answered());
    expect(asked.flow.question?.confirmation.reason).toBe('replace');
    expect(asked.send).toBeUndefined();
    const dismissed = apply({ type: 'dismiss' }, asked.log, { flow: asked.flow });
    expect(dismissed).toEqual({ log: asked.log, flow: initialFlowState });
    const confirmed = apply({ type: 'confirm' }, asked.log, { flow: asked.flow });
    expect(confirmed.send).toMatchObject({ key: 'new', body: otherBody });
    expect(confirmed.flow).toEqual(initialFlowState);
    expect(apply({ type: 'confirm' }, answered()).send).toBeUndefined();
  });

  it('is dropped when the money has arrived meanwhile', () => {
    const asked = apply({ type: 'request', body: otherBody }, answered());
    const paid = setStatus(asked.log, '1', 'Success', pressedAt);
    const { send, flow } = apply({ type: 'confirm' }, paid, { flow: asked.flow });
    expect(send).toBeUndefined();
    expect(flow.question).toBeNull();
  });
});

it('brings the payer back to an order that was replaced', () => {
  const { log } = apply({ type: 'returnToPayment' }, failed({}, sent('k2', answered())));
  expect(current(log).key).toBe('k1');
  expect(keysOf(log)).toEqual(['k1', 'k2']);
});

it('does not bring the payer back to an order that failed', () => {
  const log = failed({}, sent('k2', setStatus(answered(), '1', 'Failed', pressedAt)));
  expect(apply({ type: 'returnToPayment' }, log).log).toBe(log);
});
