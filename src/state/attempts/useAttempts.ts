import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { emptyLog, type AttemptLog } from './attemptLog.js';
import { openAttemptStore, type AttemptStore } from './attemptStore.js';
import { dispatchToHost, type HostEvent } from './hostEvents.js';
import type { PaymentCheckoutOptions } from '../PaymentCheckoutOptions.js';
import { useLatest } from '../hooks/useLatest.js';

const onServer = () => emptyLog;

export interface Attempts {
  log: AttemptLog;
  store: AttemptStore;
  /** Tells this checkout's host alone what concerns no other checkout of the booking. */
  emitToHost: (event: HostEvent) => void;
}

/** The attempts of this booking, over reloads; the host's callbacks hear what happens to them. */
export function useAttempts(options: PaymentCheckoutOptions): Attempts {
  const { proxyUrl, customerScheduleId, resume = true } = options;
  const callbacks = useLatest(options);
  // Without the query: a token or a language in it may change while an order is open.
  const [address = proxyUrl] = proxyUrl.split(/[?#]/);
  const name = `ttdk-payment-checkout:${address}:${customerScheduleId}`;
  const open = () => ({ name, resume, store: openAttemptStore(name, resume) });
  // State, not a memo: React may forget a memo, and an order with it.
  const [entry, setEntry] = useState(open);
  if (entry.name !== name || entry.resume !== resume) setEntry(open());
  const { store } = entry;
  const log = useSyncExternalStore(store.subscribe, store.getLog, onServer);

  const emitToHost = useCallback((event: HostEvent) => dispatchToHost(callbacks.current, event), [callbacks]);
  useEffect(() => store.subscribeEvents(emitToHost), [store, emitToHost]);

  useEffect(() => {
    window.addEventListener('pagehide', store.keep);
    return () => window.removeEventListener('pagehide', store.keep);
  }, [store]);

  return { log, store, emitToHost };
}
