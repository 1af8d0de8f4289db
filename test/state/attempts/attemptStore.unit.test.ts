import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { failureOf, isInFlight, statusOf, type AttemptLog } from '../../../src/state/attempts/attempt.js';
import {
  begin,
  clear,
  emptyLog,
  fail,
  openAttempts,
  paidAttempt,
  setHostStatus,
  setStatus,
  succeed,
} from '../../../src/state/attempts/attemptLog.js';
import { createWebStorage, noStorage } from '../../../src/state/attempts/attemptStorage.js';
import {
  createAttemptStore,
  openAttemptStore,
  type AttemptStore,
  type LogChange,
} from '../../../src/state/attempts/attemptStore.js';
import {
  answered,
  body,
  current,
  dataOf,
  keysOf,
  otherBody,
  pressedAt,
  refused,
  timeoutMs,
} from './attempts.js';
import { FakeBrowser, type FakeDocument } from './FakeBrowser.js';
import { FakeLocks } from './FakeLocks.js';

let browser: FakeBrowser;

beforeEach(() => {
  vi.useFakeTimers({ now: pressedAt });
  browser = new FakeBrowser();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A document with a checkout of the booking. */
class Page {
  readonly page: FakeDocument;
  readonly store: AttemptStore;
  readonly changes: LogChange[] = [];
  readonly renders = vi.fn();
  #unmount: (() => void)[] = [];

  constructor(name = 'booking', area: 'localStorage' | 'sessionStorage' = 'localStorage') {
    this.page = browser.open();
    this.store = createAttemptStore(name, createWebStorage(area, name));
    this.mount();
  }

  get log() {
    return this.page.run(() => this.store.getLog());
  }

  get savedKeys() {
    return keysOf(createWebStorage('localStorage', 'booking').read() ?? emptyLog);
  }

  mount() {
    this.page.enter();
    this.store.reopen();
    this.#unmount = [
      this.store.subscribe(this.renders),
      this.store.subscribeChanges((change) => this.changes.push(change)),
    ];
  }

  unmount() {
    this.page.enter();
    this.#unmount.forEach((stop) => stop());
  }

  commit(change: (log: AttemptLog) => AttemptLog) {
    this.page.run(() => this.store.commit(change));
  }

  send(key: string, asked = body) {
    this.commit((log) => begin(log, { key, body: asked, at: Date.now(), timeoutMs }).log);
  }

  answer(key: string, orderId = 1) {
    this.commit((log) => succeed(log, this.attempt(key), dataOf(orderId), Date.now()));
  }

  refuse(key: string) {
    this.commit((log) => fail(log, this.attempt(key), { ...refused, at: Date.now() }, false));
  }

  attempt(key: string) {
    return this.log.attempts.find((attempt) => attempt.key === key)!;
  }
}

describe('a commit', () => {
  it('is saved before it returns: a request is on record before it leaves', () => {
    const page = new Page();
    page.send('k1');
    expect(page.savedKeys).toEqual(['k1']);
    expect(keysOf(page.log)).toEqual(['k1']);
  });

  it('merges what another document wrote before it decides and writes', () => {
    browser.hasStorageEvents = false;
    const [one, other] = [new Page(), new Page()];
    one.send('k1');
    let seen: string[] = [];
    other.commit((log) => {
      seen = keysOf(log);
      return log;
    });
    expect(seen).toEqual(['k1']);
  });

  it('never overwrites a record that it did not know', () => {
    browser.hasStorageEvents = false;
    const [one, other] = [new Page(), new Page()];
    one.send('k1');
    one.answer('k1');
    other.send('k2', otherBody);
    expect(other.savedKeys).toEqual(['k2', 'k1']);
    one.commit((log) => setStatus(log, '1', 'Success', Date.now()));
    expect(one.savedKeys).toEqual(['k2', 'k1']);
    expect(paidAttempt(new Page().log)?.key).toBe('k1');
  });

  it('without news writes nothing and renders nothing', () => {
    const page = new Page();
    page.send('k1');
    page.renders.mockClear();
    browser.localStorage.items.clear();
    page.commit((log) => log);
    expect(page.renders).not.toHaveBeenCalled();
    expect(browser.localStorage.items.size).toBe(0);
  });

  it('tells listeners the log before and after, and renders', () => {
    const page = new Page();
    page.send('k1');
    expect(page.changes).toEqual([{ previous: emptyLog, log: page.log, origin: 'committed' }]);
    expect(page.renders).toHaveBeenCalledTimes(1);
  });
});

describe('what another document does', () => {
  it('is heard at once', () => {
    const [one, other] = [new Page(), new Page()];
    one.send('k1');
    expect(isInFlight(current(other.log))).toBe(true);
    one.answer('k1');
    expect(current(other.log).answer).toBeDefined();
    expect(other.changes.map(({ origin }) => origin)).toEqual(['merged', 'merged']);
    expect(other.renders).toHaveBeenCalledTimes(2);
  });

  it('keeps the objects of what has not changed: nothing is parsed or rendered for nothing', () => {
    const [one, other] = [new Page(), new Page()];
    one.send('k1');
    one.answer('k1');
    const { answer } = current(other.log);
    other.send('k2', otherBody);
    one.commit((log) => setStatus(log, '1', 'Pending', Date.now()));
    expect(other.attempt('k1').answer).toBe(answer);
  });

  it.each([
    ['pageshow', (page: FakeDocument) => page.thaw()],
    ['visibilitychange', (page: FakeDocument) => page.setVisible(true)],
  ])('is merged at %s, when no storage event came', (_, comeBack) => {
    const [one, other] = [new Page(), new Page()];
    one.page.setVisible(false);
    browser.hasStorageEvents = false;
    other.send('k1');
    expect(keysOf(one.log)).toEqual([]);
    comeBack(one.page);
    expect(keysOf(one.log)).toEqual(['k1']);
  });

  it('is kept when a cached page that does not know it is left again', () => {
    const cached = new Page();
    cached.send('k1');
    cached.refuse('k1');
    cached.page.freeze();
    const other = new Page();
    other.send('k2', otherBody);
    other.answer('k2');
    other.page.close();
    cached.page.thaw();
    expect(openAttempts(cached.log).map(({ key }) => key)).toEqual(['k2']);
    cached.page.freeze();
    expect(keysOf(new Page().log)).toEqual(['k2', 'k1']);
  });

  it.each([
    ['the page is left', (page: FakeDocument) => page.freeze()],
    ['the page is hidden', (page: FakeDocument) => page.setVisible(false)],
  ])('is merged and saved again with what is known here when %s', (_, leave) => {
    browser.hasStorageEvents = false;
    const [one, other] = [new Page(), new Page()];
    one.send('k1');
    const before = browser.localStorage.getItem('booking')!;
    other.send('k2', otherBody);
    // Two documents that write at the same moment: one record is lost.
    browser.localStorage.items.set('booking', before);
    leave(other.page);
    expect(other.savedKeys.sort()).toEqual(['k1', 'k2']);
  });

  it('is not heard by a checkout that is unmounted, and merged when it is mounted again', () => {
    const [one, other] = [new Page(), new Page()];
    other.unmount();
    one.send('k1');
    expect(keysOf(other.log)).toEqual([]);
    other.mount();
    expect(keysOf(other.log)).toEqual(['k1']);
  });

  it('to another booking is not merged', () => {
    const [one, other] = [new Page('booking'), new Page('another')];
    one.send('k1');
    expect(keysOf(other.log)).toEqual([]);
  });

  it('in a tab of its own storage is not merged', () => {
    const [one, other] = [new Page('booking', 'sessionStorage'), new Page()];
    one.send('k1');
    expect(keysOf(other.log)).toEqual([]);
  });

  it('that is over shows how it ended: this document has seen it', () => {
    const [one, other] = [new Page(), new Page()];
    one.send('k1');
    one.refuse('k1');
    expect(other.store.wasOver(current(other.log))).toBe(false);
  });
});

describe('a request of a document that is gone', () => {
  it('is in flight for others until its time limit, and is uncertain then', () => {
    const one = new Page();
    one.send('k1');
    one.page.close(true);
    const other = new Page();
    vi.advanceTimersByTime(timeoutMs);
    expect(isInFlight(current(other.log))).toBe(true);
    vi.advanceTimersByTime(5_000);
    expect(isInFlight(current(other.log))).toBe(false);
    expect(failureOf(current(other.log))?.outcome).toBe('unknown');
  });
});

describe('a task that runs exclusively', () => {
  it('sees what other documents wrote while it waited', async () => {
    const locks = new FakeLocks();
    browser.hasStorageEvents = false;
    const [one, other] = [new Page(), new Page()];
    other.page.navigator.locks = locks;
    const release = locks.hold();
    let seen: string[] = [];
    other.page.run(() => other.store.exclusively(() => (seen = keysOf(other.store.getLog()))));
    one.send('k1');
    release();
    await vi.advanceTimersByTimeAsync(0);
    expect(seen).toEqual(['k1']);
  });

  it('runs at once where there are no Web Locks, after merging', () => {
    browser.hasStorageEvents = false;
    const [one, other] = [new Page(), new Page()];
    one.send('k1');
    let seen: string[] = [];
    other.page.run(() => other.store.exclusively(() => (seen = keysOf(other.store.getLog()))));
    expect(seen).toEqual(['k1']);
  });

  it('lets only one of two documents send', async () => {
    const locks = new FakeLocks();
    const sent: string[] = [];
    const pages = [new Page(), new Page()];
    for (const [index, { page, store }] of pages.entries()) {
      page.navigator.locks = locks;
      page.run(() =>
        store.exclusively(() =>
          store.commit((log) => {
            if (log.attempts.some(isInFlight)) return log;
            sent.push(`k${index}`);
            return begin(log, { key: `k${index}`, body, at: Date.now(), timeoutMs }).log;
          }),
        ),
      );
    }
    await vi.advanceTimersByTimeAsync(0);
    expect(sent).toEqual(['k0']);
  });
});

describe('storage that fails', () => {
  it('leaves the page’s memory, where it is refused', () => {
    browser.isStorageRefused = true;
    const page = new Page();
    page.send('k1');
    page.answer('k1');
    page.unmount();
    page.mount();
    expect(current(page.log).answer).toBeDefined();
  });

  it('that is refused later leaves the page’s memory too', () => {
    const page = new Page();
    page.send('k1');
    page.answer('k1');
    page.unmount();
    browser.isStorageRefused = true;
    page.mount();
    expect(current(page.log).answer).toBeDefined();
  });

  it('drops a picture of a megabyte before it drops the order; the page itself keeps it', () => {
    browser.localStorage.limit = 10_000;
    const page = new Page();
    page.send('k1');
    const picture = `data:image/png;base64,${'A'.repeat(1_000_000)}`;
    page.commit((log) => succeed(log, current(log), dataOf(1, { bankQR: { qrData: picture } }), Date.now()));
    const other = new Page();
    expect(current(other.log).answer?.data.orderData?.orderId).toBe('1');
    expect(current(other.log).answer?.data.bankQR?.qrData).toBeUndefined();
    // The other document writes its copy without the picture.
    other.commit((log) => setStatus(log, '1', 'Pending', Date.now()));
    expect(statusOf(current(page.log))).toBe('Pending');
    expect(current(page.log).answer?.data.bankQR?.qrData).toBe(picture);
  });

  it('that was cleared while no checkout was shown is as after a reload: nothing is known', () => {
    const page = new Page();
    page.send('k1');
    page.answer('k1');
    page.unmount();
    browser.localStorage.clear();
    page.mount();
    expect(page.log).toBe(emptyLog);
    expect(page.changes.at(-1)?.log, 'nothing is told').not.toBe(emptyLog);
  });

  it('that was cleared while a request was in flight still gets its order', () => {
    const page = new Page();
    page.send('k1');
    const attempt = page.attempt('k1');
    page.unmount();
    browser.localStorage.clear();
    page.mount();
    page.commit((log) => succeed(log, attempt, dataOf(1), Date.now()));
    expect(current(page.log).answer).toBeDefined();
    expect(page.savedKeys).toEqual(['k1']);
  });

  it('that is cleared while the checkout is shown changes nothing on screen', () => {
    const [page, other] = [new Page(), new Page()];
    page.send('k1');
    page.answer('k1');
    other.page.run(() => browser.localStorage.clear());
    expect(current(page.log).answer).toBeDefined();
    page.commit((log) => setStatus(log, '1', 'Pending', Date.now()));
    expect(page.savedKeys).toEqual(['k1']);
  });
});

describe('changes', () => {
  it('that nobody heard are kept for the first who listens, in their order', () => {
    const page = new Page();
    page.send('k1');
    page.unmount();
    page.answer('k1');
    page.commit((log) => setStatus(log, '1', 'Success', Date.now()));
    expect(page.changes).toHaveLength(1);
    page.mount();
    expect(page.changes.slice(1).map(({ log }) => statusOf(current(log)))).toEqual(['New', 'Success']);
    page.unmount();
    page.mount();
    expect(page.changes, 'once').toHaveLength(3);
  });

  it('that nobody heard are kept up to fifty, the newest', () => {
    const page = new Page();
    page.send('k1');
    page.answer('k1');
    page.unmount();
    const heard = page.changes.length;
    for (let index = 0; index < 60; index += 1)
      page.commit((log) => setStatus(log, '1', index % 2 ? 'New' : 'Pending', Date.now()));
    page.mount();
    expect(page.changes).toHaveLength(heard + 50);
    expect(page.changes.at(-1)?.log).toBe(page.log);
  });

  it('are heard by every checkout of the booking on the page', () => {
    const page = new Page();
    const listener = vi.fn();
    page.store.subscribeChanges(listener);
    page.send('k1');
    expect(listener).toHaveBeenCalledTimes(1);
    expect(page.changes).toHaveLength(1);
  });
});

describe('wasOver', () => {
  /** As a document that is opened now judges the attempt on screen. */
  const isOverAtOpening = () => {
    const { log, store } = new Page();
    return store.wasOver(current(log));
  };

  it('is true for what was over when the document was opened', () => {
    const page = new Page();
    page.send('k1');
    expect(isOverAtOpening()).toBe(false);
    page.refuse('k1');
    expect(isOverAtOpening()).toBe(true);
    expect(page.store.wasOver(current(page.log)), 'where it was seen').toBe(false);
    page.send('k2', otherBody);
    page.answer('k2');
    expect(isOverAtOpening()).toBe(false);
    page.commit((log) => setHostStatus(log, 'Canceled', Date.now()));
    expect(isOverAtOpening()).toBe(true);
  });

  it('is false for everything once the booking is paid', () => {
    const page = new Page();
    page.send('k1');
    page.answer('k1');
    page.commit((log) => setStatus(log, '1', 'Success', Date.now()));
    expect(isOverAtOpening()).toBe(false);
  });

  it('is false once the attempt has been sent again, here or elsewhere', () => {
    const first = new Page();
    first.send('k1');
    first.refuse('k1');
    const [page, other] = [new Page(), new Page()];
    expect(page.store.wasOver(current(page.log))).toBe(true);
    other.send('k1');
    expect(page.store.wasOver(current(page.log))).toBe(false);
    other.refuse('k1');
    expect(page.store.wasOver(current(page.log)), 'refused again').toBe(false);
  });
});

describe('openAttemptStore', () => {
  it('gives all checkouts of a booking on a page one store, for each way to keep it', () => {
    browser.open();
    const store = openAttemptStore('shared', 'browser');
    expect(openAttemptStore('shared', 'browser')).toBe(store);
    expect(openAttemptStore('shared', 'tab')).not.toBe(store);
    expect(openAttemptStore('shared', false)).not.toBe(store);
    expect(openAttemptStore('another', 'browser')).not.toBe(store);
  });

  it.each([
    ['browser', 1, 0],
    ['tab', 0, 1],
    [false, 0, 0],
  ] as const)(
    'with resume %s keeps %i record in the browser and %i in the tab',
    (resume, inBrowser, inTab) => {
      browser.open();
      openAttemptStore(`kept-${String(resume)}`, resume).commit(() => answered());
      expect(browser.localStorage.items.size).toBe(inBrowser);
      expect(browser.sessionStorage.items.size).toBe(inTab);
    },
  );

  it('remembers in the page alone with resume false, also while nothing is mounted', () => {
    browser.open();
    openAttemptStore('memory', false).commit(() => answered());
    const store = openAttemptStore('memory', false);
    store.subscribe(() => undefined)();
    store.subscribe(() => undefined);
    expect(keysOf(store.getLog())).toEqual(['k1']);
  });

  it('shares nothing between the requests of a server', () => {
    vi.stubGlobal('window', undefined);
    openAttemptStore('server', 'browser').commit(() => clear(answered()));
    expect(openAttemptStore('server', 'browser').getLog()).toBe(emptyLog);
    expect(createAttemptStore('server', noStorage).getLog()).toBe(emptyLog);
  });
});
