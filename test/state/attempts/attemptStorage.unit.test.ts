import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { emptyLog, setHostStatus, setStatus } from '../../../src/state/attempts/attemptLog.js';
import { createSessionStorage } from '../../../src/state/attempts/attemptStorage.js';
import { answered, body, failed, otherBody, pressedAt, sent } from './attempts.js';
import { stubSessionStorage } from './fakeSessionStorage.js';

const storage = createSessionStorage('checkout');
let items: Map<string, string>;

const record = () => JSON.parse(items.get('checkout')!) as Record<string, unknown>;
const store = (value: unknown) => items.set('checkout', JSON.stringify(value));

beforeEach(() => {
  vi.useFakeTimers({ now: pressedAt + 4_000 });
  items = stubSessionStorage();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('what is kept', () => {
  it('comes back as it was: the order, its statuses, and earlier orders', () => {
    const log = setHostStatus(
      setStatus(answered(sent('k2', answered(), otherBody), 2), '1', 'Pending'),
      'Processing',
    );
    storage.save(log);
    const found = storage.load();
    expect(found.current).toMatchObject({ key: 'k2', body: otherBody });
    // The host says it again, or has nothing to say any more.
    expect(found.current).not.toHaveProperty('hostStatus');
    expect(found.current?.answer).toMatchObject({ receivedAt: pressedAt + 1_000, ageMs: 3_000 });
    expect(found.current?.answer?.data.orderData?.orderId).toBe('2');
    expect(found.superseded).toMatchObject([{ key: 'k1', status: 'Pending' }]);
  });

  it('of a request that was out is an unknown outcome, with its key and its body', () => {
    storage.save(sent());
    expect(storage.load().current).toEqual({
      key: 'k1',
      body,
      startedAt: pressedAt,
      isInDoubt: false,
      failure: { code: 'network', outcome: 'unknown', at: pressedAt },
    });
  });

  it('is nothing of the host’s own data', () => {
    const mine = { metaData: { card: 'SECRET1' }, paymentGatewayData: 'SECRET2' };
    const log = answered(sent(), 1, mine);
    storage.save(log);
    expect(items.get('checkout')).not.toContain('SECRET');
    expect(log.current?.answer?.data).toMatchObject(mine);
  });

  it.each([
    ['an end state', setStatus(answered(), '1', 'Canceled')],
    ['a certain no', failed({ code: 'refused', outcome: 'none' })],
    ['a free order', answered(sent(), 1, { totalPayment: 0 })],
    ['nothing', emptyLog],
  ])('is removed at %s', (_, log) => {
    storage.save(answered());
    expect(items.size).toBe(1);
    storage.save(log);
    expect(items.size).toBe(0);
  });

  it('stays when the order is paid: an empty form would invite to pay twice', () => {
    storage.save(setStatus(answered(), '1', 'Success'));
    expect(storage.load().current?.status).toBe('Success');
    storage.save(setHostStatus(answered(), 'Success'));
    expect(storage.load().current?.status).toBe('Success');
  });

  it('stays while an earlier order can be paid', () => {
    storage.save(failed({ code: 'refused', outcome: 'none' }, sent('k2', answered())));
    expect(storage.load().superseded).toHaveLength(1);
  });
});

describe('what is found', () => {
  const change = (changes: Record<string, unknown>) => {
    storage.save(answered());
    const { current } = record() as { current: Record<string, unknown> };
    store({ ...record(), current: { ...current, ...changes } });
  };

  it.each([
    ['nothing', () => items.clear()],
    ['no JSON', () => items.set('checkout', '{"version":1,')],
    ['null', () => store(null)],
    ['an array', () => store([])],
    ['another version', () => (storage.save(answered()), store({ ...record(), version: 2 }))],
    ['a body that breaks the contract', () => change({ body: { ...body, customerScheduleId: 0 } })],
    ['an attempt without a key', () => change({ key: '' })],
    ['an answer that is none', () => change({ answer: { data: { totalPayment: 'x' }, receivedAt: 1 } })],
    ['a status on no list', () => change({ status: 'Paid' })],
    ['an error code on no list', () => change({ failure: { code: 'x', outcome: 'none', at: 1 } })],
  ])('is as good as nothing when it is %s', (_, prepare) => {
    prepare();
    expect(storage.load()).toEqual(emptyLog);
  });

  it('is forgotten after a day, each attempt by itself', () => {
    const late = pressedAt + 24 * 60 * 60 * 1_000;
    const log = sent('k2', answered());
    storage.save({ ...log, current: { ...log.current, startedAt: pressedAt + 8_000 } });
    vi.setSystemTime(late - 1);
    expect(storage.load().superseded).toHaveLength(1);
    vi.setSystemTime(late);
    expect(storage.load().superseded).toHaveLength(0);
    expect(storage.load().current?.key).toBe('k2');
  });

  it('is kept when the clock was turned back', () => {
    storage.save(answered());
    vi.setSystemTime(pressedAt - 1_000_000);
    expect(storage.load().current?.key).toBe('k1');
  });
});

describe('storage that fails', () => {
  it('when refused keeps nothing and breaks nothing', () => {
    vi.stubGlobal('sessionStorage', undefined);
    expect(() => storage.save(answered())).not.toThrow();
    expect(storage.load()).toEqual(emptyLog);
  });

  it('when full leaves the record of the request: its end is unknown, not forgotten', () => {
    storage.save(sent());
    const before = items.get('checkout')!;
    items = stubSessionStorage(before.length);
    items.set('checkout', before);
    storage.save(answered());
    expect(storage.load().current?.failure?.outcome).toBe('unknown');
  });
});

it('keeps bookings apart', () => {
  storage.save(answered());
  expect(createSessionStorage('another').load()).toEqual(emptyLog);
});
