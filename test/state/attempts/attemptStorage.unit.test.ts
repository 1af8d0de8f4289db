import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  ageOf,
  failureOf,
  isInFlight,
  statusOf,
  type AttemptLog,
} from '../../../src/state/attempts/attempt.js';
import {
  clear,
  emptyLog,
  setHostStatus,
  setStatus,
  setTold,
} from '../../../src/state/attempts/attemptLog.js';
import { createWebStorage, noStorage } from '../../../src/state/attempts/attemptStorage.js';
import {
  answered,
  body,
  current,
  failed,
  keysOf,
  otherBody,
  pressedAt,
  refused,
  sent,
  timeoutMs,
} from './attempts.js';
import { FakeBrowser } from './FakeBrowser.js';

const day = 24 * 60 * 60 * 1_000;
let browser: FakeBrowser;
let items: Map<string, string>;

interface SavedRecord {
  version: number;
  clearedRecency: number;
  attempts: Record<string, unknown>[];
}
const record = () => JSON.parse(items.get('checkout')!) as SavedRecord;
const store = (value: unknown) => items.set('checkout', JSON.stringify(value));
const save = (log: AttemptLog) => createWebStorage('localStorage', 'checkout').write(log);
/** As a document that is opened now reads it. */
const load = (name = 'checkout') => createWebStorage('localStorage', name).read();

beforeEach(() => {
  vi.useFakeTimers({ now: pressedAt + 4_000 });
  browser = new FakeBrowser();
  browser.open();
  ({ items } = browser.localStorage);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('what is saved', () => {
  it('is the same with a `toJSON` that an old library gave to arrays', () => {
    Object.defineProperty(Array.prototype, 'toJSON', { configurable: true, value: () => 'spoilt' });
    try {
      save(answered());
    } finally {
      Reflect.deleteProperty(Array.prototype, 'toJSON');
    }
    expect(keysOf(load()!)).toEqual(keysOf(answered()));
  });

  it('comes back as it was: the order, its statuses, what hosts were told, and earlier orders', () => {
    const polled = setStatus(answered(sent('k2', answered(), otherBody), 2), '1', 'Pending', pressedAt);
    const log = setTold(setHostStatus(polled, 'Processing', pressedAt), current(polled), { created: true });
    save(log);
    const found = load()!;
    expect(keysOf(found)).toEqual(['k2', 'k1']);
    expect(current(found)).toMatchObject({
      key: 'k2',
      body: otherBody,
      status: { status: 'Processing' },
      told: { created: true },
      answer: { receivedAt: pressedAt + 1_000 },
    });
    expect(current(found).answer?.data.orderData?.orderId).toBe('2');
    expect(statusOf(found.attempts[1]!)).toBe('Pending');
  });

  it('keeps the age of an answer, also when the clock is turned back before the reload', () => {
    const log = answered();
    expect(ageOf(current(log).answer!)).toBe(3_000);
    save(log);
    vi.setSystemTime(pressedAt - 60 * 60_000);
    expect(ageOf(current(load()!).answer!)).toBe(3_000);
  });

  it('of a request in flight stays in flight until its time limit is over, with its key and body', () => {
    save(sent());
    const found = current(load()!);
    expect(found).toEqual({ key: 'k1', body, recency: 1, requests: [{ at: pressedAt, timeoutMs }] });
    expect(isInFlight(found)).toBe(true);
    vi.setSystemTime(pressedAt + timeoutMs + 5_000);
    expect(isInFlight(found)).toBe(false);
    const failure = { code: 'timeout', outcome: 'unknown', at: pressedAt + timeoutMs };
    expect(failureOf(found)).toEqual(failure);
    expect(failureOf(current(load()!)), 'opened later').toEqual(failure);
  });

  it('holds nothing of the host’s own data', () => {
    const hostData = { metaData: { card: 'SECRET1' }, paymentGatewayData: 'SECRET2' };
    const log = answered(sent(), 1, hostData);
    save(log);
    expect(items.get('checkout')).not.toContain('SECRET');
    expect(current(log).answer?.data).toMatchObject(hostData);
  });

  it.each([
    ['a canceled order', setStatus(answered(), '1', 'Canceled', pressedAt)],
    ['a certain refusal', failed(refused)],
    ['a free order', answered(sent(), 1, { totalPayment: 0 })],
    ['a paid order', setStatus(answered(), '1', 'Success', pressedAt)],
    ['what the host reported as paid', setHostStatus(answered(), 'Success', pressedAt)],
    ['an order that the screen was cleared of', clear(answered())],
    ['an order before a refusal', failed(refused, sent('k2', answered()))],
  ])('stays in the record when nothing more can come of it: %s', (_, log) => {
    save(log);
    const found = load()!;
    expect(keysOf(found)).toEqual(keysOf(log));
    expect(found.attempts.map(statusOf)).toEqual(log.attempts.map(statusOf));
    expect(found.attempts.map(failureOf)).toEqual(log.attempts.map(failureOf));
    expect(found.clearedRecency).toBe(log.clearedRecency);
  });

  it('is read again only when it has changed', () => {
    const storage = createWebStorage('localStorage', 'checkout');
    expect(storage.read()).toBeUndefined();
    storage.write(answered());
    expect(storage.read()).toBeUndefined();
    save(failed());
    expect(keysOf(storage.read()!)).toEqual(['k1']);
    expect(storage.read()).toBeUndefined();
  });
});

describe('what is found', () => {
  const change = (changes: Record<string, unknown>) => {
    save(answered(sent('k2', answered(), otherBody), 2));
    const { attempts, ...rest } = record();
    const [newest, ...older] = attempts;
    store({ ...rest, attempts: [{ ...newest, ...changes }, ...older] });
  };

  it.each([
    ['no JSON', () => items.set('checkout', '{"version":2,')],
    ['null', () => store(null)],
    ['an array', () => store([])],
    ['another version', () => (save(answered()), store({ ...record(), version: 1 }))],
    ['a record without attempts', () => store({ version: 2, clearedRecency: 0 })],
  ])('is as good as nothing when it is %s', (_, prepare) => {
    prepare();
    expect(load()).toEqual(emptyLog);
  });

  it.each([
    ['a body that breaks the contract', { body: { ...body, customerScheduleId: 0 } }],
    ['no key', { key: '' }],
    ['no request', { requests: [] }],
    ['a request without its time limit', { requests: [{ at: 1 }] }],
    ['an answer that is none', { answer: { data: { totalPayment: 'x' }, receivedAt: 1 } }],
    ['a status on no list', { status: { status: 'Paid', at: 1 } }],
    [
      'an error code on no list',
      { requests: [{ at: 1, timeoutMs: 1, failure: { code: 'x', outcome: 'none', at: 1 } }] },
    ],
  ])('loses an attempt with %s, and no other', (_, changes) => {
    change(changes);
    expect(keysOf(load()!)).toEqual(['k1']);
  });

  it('is forgotten after a day, each attempt by itself', () => {
    const log = sent('k2', answered());
    const [newest, ...older] = log.attempts;
    save({ ...log, attempts: [{ ...newest!, requests: [{ at: pressedAt + 8_000, timeoutMs }] }, ...older] });
    vi.setSystemTime(pressedAt + day - 1);
    expect(keysOf(load()!)).toEqual(['k2', 'k1']);
    vi.setSystemTime(pressedAt + day);
    expect(keysOf(load()!)).toEqual(['k2']);
  });

  it('is kept when the clock was turned back', () => {
    save(answered());
    vi.setSystemTime(pressedAt - 1_000_000);
    expect(keysOf(load()!)).toEqual(['k1']);
  });

  it('is in order, whatever the order of the record', () => {
    save(sent('k2', answered()));
    const { attempts, ...rest } = record();
    store({ ...rest, attempts: attempts.reverse() });
    expect(keysOf(load()!)).toEqual(['k2', 'k1']);
  });
});

describe('storage that fails', () => {
  it('keeps nothing and breaks nothing where it is refused', () => {
    browser.isStorageRefused = true;
    expect(() => save(answered())).not.toThrow();
    expect(load()).toBeUndefined();
  });

  it('keeps nothing and breaks nothing where there is none', () => {
    vi.stubGlobal('window', new EventTarget());
    expect(() => save(answered())).not.toThrow();
    expect(load()).toBeUndefined();
  });

  it('drops a picture of a megabyte before it drops the order', () => {
    browser.localStorage.limit = 10_000;
    const picture = `data:image/png;base64,${'A'.repeat(1_000_000)}`;
    const qr = { qrCode: 'CODE', qrData: picture, qrDataURL: picture, paymentContent: 'ORDER1' };
    save(answered(sent(), 1, { bankQR: qr, paymentQR: qr, momoQR: qr }));
    const data = current(load()!).answer?.data;
    for (const saved of [data?.bankQR, data?.paymentQR, data?.momoQR])
      expect(saved).toEqual({ qrCode: 'CODE', paymentContent: 'ORDER1' });
    expect(data?.orderData?.orderId).toBe('1');
    expect(data?.totalPayment).toBe(160_000);
  });

  it('keeps the picture where there is room', () => {
    save(answered(sent(), 1, { bankQR: { qrData: 'data:image/png;base64,AAAA' } }));
    expect(current(load()!).answer?.data.bankQR?.qrData).toBe('data:image/png;base64,AAAA');
  });

  it('leaves the record of the request when it is full: its outcome is unknown, not forgotten', () => {
    save(sent());
    browser.localStorage.limit = items.get('checkout')!.length;
    save(answered());
    const found = current(load()!);
    expect(found.answer).toBeUndefined();
    vi.setSystemTime(pressedAt + timeoutMs + 5_000);
    expect(failureOf(found)?.outcome).toBe('unknown');
  });
});

describe('isCleared', () => {
  it('is true when what was saved has been removed', () => {
    const storage = createWebStorage('localStorage', 'checkout');
    expect(storage.isCleared()).toBe(false);
    storage.write(answered());
    expect(storage.isCleared()).toBe(false);
    items.clear();
    expect(storage.isCleared()).toBe(true);
  });

  it('is false when storage cannot be read any more', () => {
    const storage = createWebStorage('localStorage', 'checkout');
    storage.write(answered());
    browser.isStorageRefused = true;
    expect(storage.isCleared()).toBe(false);
  });
});

describe('subscribe', () => {
  it('hears of changes of this record by other documents, until it ends', () => {
    const onChange = vi.fn();
    const [page] = browser.documents;
    const stop = createWebStorage('localStorage', 'checkout').subscribe(onChange);
    const other = browser.open();
    other.run(() => save(answered()));
    expect(onChange).toHaveBeenCalledTimes(1);
    other.run(() => createWebStorage('localStorage', 'another').write(answered()));
    other.run(() => createWebStorage('sessionStorage', 'checkout').write(answered()));
    expect(onChange).toHaveBeenCalledTimes(1);
    other.run(() => browser.localStorage.clear());
    expect(onChange).toHaveBeenCalledTimes(2);
    page!.run(stop);
    other.run(() => save(answered()));
    expect(onChange).toHaveBeenCalledTimes(2);
  });
});

it('keeps bookings apart, and tabs from the browser', () => {
  save(answered());
  expect(load('another')).toBeUndefined();
  expect(createWebStorage('sessionStorage', 'checkout').read()).toBeUndefined();
});

it('does nothing where nothing is to be kept', () => {
  noStorage.write(answered());
  expect(noStorage.read()).toBeUndefined();
  expect(noStorage.isCleared()).toBe(false);
  expect(() => noStorage.subscribe(() => undefined)()).not.toThrow();
});
