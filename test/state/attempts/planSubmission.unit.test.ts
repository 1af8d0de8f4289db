import { describe, expect, it } from 'vitest';
import type { AttemptLog } from '../../../src/state/attempts/attempt.js';
import { clear, emptyLog, setHostStatus, setStatus } from '../../../src/state/attempts/attemptLog.js';
import { planSubmission } from '../../../src/state/attempts/planSubmission.js';
import { answered, body, failed, otherBody, pressedAt, refused, sent } from './attempts.js';

const plan = (log: AttemptLog, { asked = body, isConfirmed = false, isExpired = false } = {}) =>
  planSubmission(log, asked, { isConfirmed, isExpired, createKey: () => 'new' });

const send = (key: string) => ({ kind: 'send', key });
const ask = (reason: string, orderId?: string) => ({
  kind: 'ask',
  confirmation: { reason, customerScheduleId: 1869, ...(orderId && { orderId }) },
});
const reported = (log: AttemptLog, status: 'Success' | 'Failed' | 'Canceled') =>
  setStatus(log, '1', status, pressedAt);

describe('planSubmission', () => {
  it.each<[string, AttemptLog, Parameters<typeof plan>[1], unknown]>([
    ['sends the first request', emptyLog, {}, send('new')],
    ['ignores a press while a request is in flight', sent(), {}, { kind: 'ignore' }],
    ['ignores an agreement while a request is in flight', sent(), { isConfirmed: true }, { kind: 'ignore' }],
    [
      'ignores a press while an earlier attempt is in flight',
      failed({}, sent('k2', sent())),
      { isConfirmed: true },
      { kind: 'ignore' },
    ],
    ['ignores a press when it is paid', reported(answered(), 'Success'), {}, { kind: 'ignore' }],
    [
      'ignores a press when an order that was replaced is paid',
      reported(answered(sent('k2', answered()), 2), 'Success'),
      { isConfirmed: true },
      { kind: 'ignore' },
    ],
    [
      'ignores a press when the API has answered that the booking is paid',
      failed({ code: 'already_paid', outcome: 'none' }),
      {},
      { kind: 'ignore' },
    ],
    ['returns to the order that is asked for', answered(), {}, { kind: 'return' }],
    ['returns to it also when the payer agreed', answered(), { isConfirmed: true }, { kind: 'return' }],
    ['asks before other choices', answered(), { asked: otherBody }, ask('replace', '1')],
    [
      'sends other choices when the payer agreed',
      answered(),
      { asked: otherBody, isConfirmed: true },
      send('new'),
    ],
    ['asks before a new code', answered(), { isExpired: true }, ask('renew', '1')],
    [
      'sends for a new code when the payer agreed',
      answered(),
      { isExpired: true, isConfirmed: true },
      send('new'),
    ],
    ['asks after an unknown outcome', failed(), {}, ask('retry')],
    ['asks after it for other choices too', failed(), { asked: otherBody }, ask('retry')],
    ['keeps the key of the same body', failed(), { isConfirmed: true }, send('k1')],
    ['gives other choices another key', failed(), { isConfirmed: true, asked: otherBody }, send('new')],
    [
      'gives up a key that is spent',
      failed({ code: 'upstream', apiCode: 'UNCERTAIN' }),
      { isConfirmed: true },
      send('new'),
    ],
    ['sends again after a certain refusal, with its key', failed(refused), {}, send('k1')],
    // Money may still arrive for an order that was reported as failed.
    ['asks before a new order after one that failed', reported(answered(), 'Failed'), {}, ask('renew', '1')],
    [
      'sends for a new order after one that failed, with a new key, when the payer agreed',
      reported(answered(), 'Failed'),
      { isConfirmed: true },
      send('new'),
    ],
    [
      'asks before other choices after an order that failed',
      reported(answered(), 'Failed'),
      { asked: otherBody },
      ask('replace', '1'),
    ],
    [
      'sends again after an order that failed before it could be paid, with a new key',
      answered(sent(), 1, { paymentStatus: 'Failed' }),
      {},
      send('new'),
    ],
    ['sends again after a canceled order, with a new key', reported(answered(), 'Canceled'), {}, send('new')],
    [
      'asks about the earlier order after a later request was refused',
      failed(refused, sent('k2', answered(), otherBody)),
      {},
      ask('replace', '1'),
    ],
    ['asks about an order that the screen was cleared of', clear(answered()), {}, ask('replace', '1')],
    [
      'gives a new order another key where the host reported that the payment was canceled',
      setHostStatus(failed(), 'Canceled', pressedAt),
      {},
      send('new'),
    ],
    [
      'gives a new order another key where the host reported that the payment failed',
      setHostStatus(failed(refused), 'Failed', pressedAt),
      {},
      send('new'),
    ],
  ])('%s', (_, log, options, expected) => {
    expect(plan(log, options)).toEqual(expected);
  });
});
