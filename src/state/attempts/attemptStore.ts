import { emptyLog, isInFlight, type AttemptLog } from './attemptLog.js';
import { createSessionStorage, type AttemptStorage } from './attemptStorage.js';
import type { HostEvent } from './hostEvents.js';

/** Holds the attempts of one booking, for every checkout of that booking on the page. */
export interface AttemptStore {
  getLog: () => AttemptLog;
  /** Writes, and keeps, before it returns: a record must exist before its request leaves. */
  update: (change: (log: AttemptLog) => AttemptLog) => void;
  subscribe: (onChange: () => void) => () => void;
  /** Keeps the ages of answers as they are now: called when the page may be thrown away. */
  keep: () => void;
  /** Tells every checkout that shows this store, so that each calls its own host. */
  emit: (event: HostEvent) => void;
  subscribeEvents: (listener: (event: HostEvent) => void) => () => void;
}

const nowhere: AttemptStorage = { load: () => emptyLog, save: () => false };

interface StoreOptions {
  storage: AttemptStorage;
  /** Somebody shows the store (again). */
  onShown: (store: AttemptStore) => void;
  /** Nobody shows it any more, and no request is out. */
  onAbandoned: () => void;
}

function createAttemptStore({ storage, onShown, onAbandoned }: StoreOptions): AttemptStore {
  const observers = new Set<() => void>();
  const listeners = new Set<(event: HostEvent) => void>();
  /** What happened while nobody was there to hear it: told to the next checkout of this booking. */
  const missed: HostEvent[] = [];
  let log: AttemptLog | undefined;
  const getLog = () => (log ??= storage.load());
  const abandonIfIdle = () => {
    const isNeeded = observers.size > 0 || missed.length > 0 || isInFlight(getLog().current);
    // An order that cannot be kept elsewhere stays here.
    if (isNeeded || !storage.save(getLog())) return;
    // Whoever shows it again reads what others have written meanwhile.
    log = undefined;
    onAbandoned();
  };
  const store: AttemptStore = {
    getLog,
    update(change) {
      const next = change(getLog());
      if (next === log) return;
      log = next;
      storage.save(next);
      for (const observer of [...observers]) observer();
      // Not before the host has been told what the change means.
      queueMicrotask(abandonIfIdle);
    },
    subscribe(observer) {
      observers.add(observer);
      onShown(store);
      return () => {
        observers.delete(observer);
        abandonIfIdle();
      };
    },
    keep: () => void storage.save(getLog()),
    emit(event) {
      if (listeners.size === 0) missed.push(event);
      for (const listener of [...listeners]) listener(event);
    },
    subscribeEvents(listener) {
      listeners.add(listener);
      for (const event of missed.splice(0)) listener(event);
      return () => listeners.delete(listener);
    },
  };
  return store;
}

const shared = new Map<string, AttemptStore>();

/**
 * The store of a booking. With `resume` all checkouts of one booking on a page share one: a second one shows the same order instead of making another,
 * and a checkout that is closed while its request is out finds the answer when it is opened again.
 */
export function openAttemptStore(name: string, resume: boolean): AttemptStore {
  if (!resume || typeof window === 'undefined') {
    return createAttemptStore({ storage: nowhere, onShown: () => undefined, onAbandoned: () => undefined });
  }
  let store = shared.get(name);
  if (!store) {
    store = createAttemptStore({
      storage: createSessionStorage(name),
      onShown: (shown) => shared.set(name, shown),
      onAbandoned: () => shared.delete(name),
    });
    shared.set(name, store);
  }
  return store;
}
