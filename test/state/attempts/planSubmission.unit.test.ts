import { describe, expect, it } from 'vitest';
import { clear, emptyLog, setStatus, type AttemptLog } from '../../../src/state/attempts/attemptLog.js';
import { planSubmission } from '../../../src/state/attempts/planSubmission.js';
import { answered, body, failed, otherBody, sent } from './attempts.js';

const plan = (log: AttemptLog, { asked = body, isConfirmed = false, isExpired = false } = {}) =>
  planSubmission(log, asked, { isConfirmed, isExpired, createKey: () => 'new' });

const send = (key: string) => ({ kind: 'send', key });
const ask = (reason: string, orderId?: string) => ({
  kind: 'ask',
  confirmation: { reason, customerScheduleId: 1869, ...(orderId && { orderId }) },
});

describe('planSubmission', () => {
  it.each<[string, AttemptLog, Parameters<typeof plan>[1], unknown]>([
    ['sends the first', emptyLog, {}, send('new')],
    ['ignores a press while one is out', sent(), {}, { kind: 'ignore' }],
    ['ignores a yes while one is out', sent(), { isConfirmed: true }, { kind: 'ignore' }],
    ['ignores when it is paid', setStatus(answered(), '1', 'Success'), {}, { kind: 'ignore' }],
    [
      'ignores when an order that was replaced is paid',
      setStatus(answered(sent('k2', answered()), 2), '1', 'Success'),
      { isConfirmed: true },
      { kind: 'ignore' },
    ],
    [
      'ignores when the API says that it is paid',
      failed({ code: 'already_paid', outcome: 'none' }),
      {},
      { kind: 'ignore' },
    ],
    ['returns to the very order', answered(), {}, { kind: 'return' }],
    ['returns to it even after a yes', answered(), { isConfirmed: true }, { kind: 'return' }],
    ['asks before other choices', answered(), { asked: otherBody }, ask('replace', '1')],
    ['sends other choices after a yes', answered(), { asked: otherBody, isConfirmed: true }, send('new')],
    ['asks before a new code', answered(), { isExpired: true }, ask('renew', '1')],
    ['sends for a new code after a yes', answered(), { isExpired: true, isConfirmed: true }, send('new')],
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
    ['sends again after a no, with its key', failed({ code: 'refused', outcome: 'none' }), {}, send('k1')],
    [
      'sends again after a failed order, with a new key',
      setStatus(answered(), '1', 'Failed'),
      {},
      send('new'),
    ],
    [
      'asks about the earlier order after a no to a later one',
      failed({ code: 'refused', outcome: 'none' }, sent('k2', answered(), otherBody)),
      {},
      ask('replace', '1'),
    ],
    ['asks about an order that the screen was cleared of', clear(answered()), {}, ask('replace', '1')],
  ])('%s', (_, log, options, expected) => {
    expect(plan(log, options)).toEqual(expected);
  });
});
