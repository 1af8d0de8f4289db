import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { setStatus } from '../../../src/state/attempts/attemptLog.js';
import { createWebStorage } from '../../../src/state/attempts/attemptStorage.js';
import { createAttemptStore } from '../../../src/state/attempts/attemptStore.js';
import { createAnswerParser } from '../../../src/state/attempts/createAnswerParser.js';
import type { HostEvent } from '../../../src/state/attempts/hostEvents.js';
import { runOwedCallbacks, type EmitToHost } from '../../../src/state/attempts/useHostEvents.js';
import { answered, current, pressedAt } from './attempts.js';
import { FakeBrowser } from './FakeBrowser.js';
import { FakeLocks } from './FakeLocks.js';

const parseAnswer = createAnswerParser({ accounts: {} });
const openStore = () => createAttemptStore('booking', createWebStorage('localStorage', 'booking'));
const createHost = () => vi.fn<EmitToHost>();
const calls = (host: ReturnType<typeof createHost>) =>
  host.mock.calls.map(([{ type }]) => type).filter((type) => type === 'created' || type === 'paid');
const paid = () => setStatus(answered(), '1', 'Success', pressedAt);

let browser: FakeBrowser;

beforeEach(() => {
  vi.useFakeTimers({ now: pressedAt });
  browser = new FakeBrowser();
  browser.open();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('tells every checkout of the page, each once', () => {
  const store = openStore();
  store.commit(() => paid());
  const hosts = [createHost(), createHost()];
  runOwedCallbacks(store, parseAnswer, () => hosts);
  runOwedCallbacks(store, parseAnswer, () => hosts);
  for (const host of hosts) expect(calls(host)).toEqual(['created', 'paid']);
});

it('tells one document of a browser alone, also after a reload', () => {
  const [store, other] = [openStore(), openStore()];
  store.commit(() => paid());
  const [host, otherHost] = [createHost(), createHost()];
  runOwedCallbacks(store, parseAnswer, () => [host]);
  runOwedCallbacks(other, parseAnswer, () => [otherHost]);
  runOwedCallbacks(openStore(), parseAnswer, () => [otherHost]);
  expect(calls(host)).toEqual(['created', 'paid']);
  expect(calls(otherHost)).toEqual([]);
});

it('is recorded only after the callback has run', () => {
  const store = openStore();
  store.commit(() => answered());
  const told: unknown[] = [];
  const host = () => void told.push(current(openStore().getLog()).told?.created);
  runOwedCallbacks(store, parseAnswer, () => [host]);
  expect(told[0]).toBeUndefined();
  expect(current(openStore().getLog()).told?.created).toBe(true);
});

it('leaves to the next checkout what nobody heard: the last one was unmounted while it waited for the lock', async () => {
  const locks = new FakeLocks();
  const release = locks.hold();
  vi.stubGlobal('navigator', { locks });
  const store = openStore();
  store.commit(() => answered());
  const host = createHost();
  let hosts = [host];
  runOwedCallbacks(store, parseAnswer, () => hosts);
  hosts = [];
  release();
  await vi.advanceTimersByTimeAsync(0);
  expect(calls(host)).toEqual([]);
  hosts = [host];
  runOwedCallbacks(store, parseAnswer, () => hosts);
  await vi.advanceTimersByTimeAsync(0);
  expect(calls(host)).toEqual(['created']);
});

it('runs no callback twice when one of them makes the page look again', () => {
  const store = openStore();
  const host = createHost();
  const look = () => runOwedCallbacks(store, parseAnswer, () => [host]);
  store.subscribe(look);
  store.commit(() => paid());
  expect(calls(host)).toEqual(['created', 'paid']);
  expect(host.mock.calls.filter(([event]: [HostEvent]) => event.type === 'paid')).toHaveLength(1);
});
