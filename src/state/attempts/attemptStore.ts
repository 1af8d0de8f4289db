import { isInFlight, isSettled, type Attempt, type AttemptLog } from './attempt.js';
import { emptyLog, paidAttempt, alreadyPaidAttempt } from './attemptLog.js';
import { createWebStorage, noStorage, type AttemptStorage } from './attemptStorage.js';
import { exclusively } from './exclusively.js';
import { joinLogs } from './joinLogs.js';

/** Where a booking's log is kept: in the browser, in one tab, or only in the page's memory. */
export type Resume = 'browser' | 'tab' | false;

/** A change of the log. */
export interface LogChange {
  log: AttemptLog;
  previous: AttemptLog;
  /** `merged`: another document has written it. */
  origin: 'committed' | 'merged';
}

/** Holds the log of one booking, for every checkout of that booking on the page. */
export interface AttemptStore {
  /**
   * A checkout opens the store. If the payer or the host has cleared the browser's storage while none was shown, only what is still being sent
   * is known.
   */
  reopen: () => void;
  getLog: () => AttemptLog;
  /**
   * The one way to write. What other documents have written is merged before, and the result is saved before it returns: a request is on record
   * before it leaves.
   */
  commit: (change: (log: AttemptLog) => AttemptLog) => void;
  /** Merges what other documents have written. */
  merge: () => void;
  /** Commits alone among all documents of the origin, after merging. The task may run later. */
  exclusively: (task: () => void) => void;
  /** Renders and time limits. */
  subscribe: (onChange: () => void) => () => void;
  /** Changes, in their order; those that nobody heard are kept for the first to subscribe. */
  subscribeChanges: (listener: (change: LogChange) => void) => () => void;
  /** Was the attempt over before this document opened the log, and not sent again since? The payer has seen how it ended, and finds the form. */
  wasOver: (attempt: Attempt) => boolean;
}

/** Changes that are kept while nobody listens. */
const maxMissed = 50;

/** A store of its own for each document that is simulated in a test; elsewhere use `openAttemptStore`. */
export function createAttemptStore(name: string, storage: AttemptStorage): AttemptStore {
  const observers = new Set<() => void>();
  const listeners = new Set<(change: LogChange) => void>();
  const missed: LogChange[] = [];
  /** Requests after which an attempt was over, by its key. */
  let requestsUntilOver: ReadonlyMap<string, number> | undefined;
  let log: AttemptLog = emptyLog;

  const open = () => {
    if (requestsUntilOver) return;
    log = storage.read() ?? emptyLog;
    const isPaid = paidAttempt(log) ?? alreadyPaidAttempt(log);
    const over = isPaid ? [] : log.attempts.filter(isSettled);
    requestsUntilOver = new Map(over.map(({ key, requests }) => [key, requests.length]));
  };
  const set = (next: AttemptLog, origin: LogChange['origin']) => {
    const change: LogChange = { log: next, previous: log, origin };
    log = next;
    if (listeners.size === 0 && missed.push(change) > maxMissed) missed.shift();
    for (const listener of [...listeners]) listener(change);
    for (const observer of [...observers]) observer();
  };
  const merge = () => {
    open();
    const saved = storage.read();
    const next = saved ? joinLogs(log, saved) : log;
    if (next !== log) set(next, 'merged');
  };
  const save = () => {
    merge();
    if (log !== emptyLog) storage.write(log);
  };
  const onVisible = () => {
    if (document.visibilityState === 'visible') merge();
    else save();
  };
  let stopListening: () => void = () => undefined;
  const listen = () => {
    const stopStorage = storage.subscribe(merge);
    window.addEventListener('pageshow', merge);
    window.addEventListener('pagehide', save);
    document.addEventListener('visibilitychange', onVisible);
    stopListening = () => {
      stopStorage();
      window.removeEventListener('pageshow', merge);
      window.removeEventListener('pagehide', save);
      document.removeEventListener('visibilitychange', onVisible);
    };
  };

  return {
    reopen() {
      if (observers.size > 0 || !storage.isCleared()) return;
      const inFlight = log.attempts.filter(isInFlight);
      log = inFlight.length > 0 ? { ...log, attempts: inFlight } : emptyLog;
      requestsUntilOver = inFlight.length > 0 ? new Map() : undefined;
      missed.length = 0;
    },
    getLog() {
      open();
      return log;
    },
    commit(change) {
      merge();
      const next = change(log);
      if (next === log) return;
      storage.write(next);
      set(next, 'committed');
    },
    merge,
    exclusively: (task) =>
      exclusively(name, () => {
        merge();
        task();
      }),
    subscribe(observer) {
      if (observers.size === 0) listen();
      observers.add(observer);
      merge();
      return () => {
        observers.delete(observer);
        if (observers.size === 0) stopListening();
      };
    },
    subscribeChanges(listener) {
      listeners.add(listener);
      for (const change of missed.splice(0)) listener(change);
      return () => listeners.delete(listener);
    },
    wasOver: ({ key, requests }) => requestsUntilOver?.get(key) === requests.length,
  };
}

const stores = new Map<string, AttemptStore>();

const areas = { browser: 'localStorage', tab: 'sessionStorage' } as const;

/**
 * The store of a booking. All checkouts of one booking on a page share one, for as long as the page lives: also one that React hides while
 * another is mounted, and one that is mounted again after its request was left out.
 */
export function openAttemptStore(booking: string, resume: Resume): AttemptStore {
  const name = `ttdk-payment-checkout:${booking}`;
  if (typeof window === 'undefined') return createAttemptStore(name, noStorage);
  const id = `${String(resume)} ${name}`;
  let store = stores.get(id);
  if (!store) {
    store = createAttemptStore(name, resume ? createWebStorage(areas[resume], name) : noStorage);
    stores.set(id, store);
  }
  store.reopen();
  return store;
}
