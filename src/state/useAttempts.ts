import { useEffect, useState, useSyncExternalStore } from 'react';
import { emptyLog, type AttemptLog } from './attemptLog.js';
import { openAttemptStore, type AttemptStore } from './attemptStore.js';
import { dispatchToHost } from './hostEvents.js';
import type { PaymentCheckoutOptions } from './PaymentCheckoutOptions.js';
import { useLatest } from './useLatest.js';

const onServer = () => emptyLog;

/** The attempts of this booking, over reloads; the host's callbacks hear what happens to them. */
export function useAttempts(options: PaymentCheckoutOptions): { log: AttemptLog; store: AttemptStore } {
  const { proxyUrl, customerScheduleId, resume = true } = options;
  const callbacks = useLatest(options);
  const name = `ttdk-payment-checkout:${proxyUrl}:${customerScheduleId}`;
  const open = () => ({ name, resume, store: openAttemptStore(name, resume) });
  // State, not a memo: React may forget a memo, and an order with it.
  const [held, hold] = useState(open);
  if (held.name !== name || held.resume !== resume) hold(open());
  const { store } = held;
  const log = useSyncExternalStore(store.subscribe, store.getLog, onServer);

  useEffect(() => store.listen((event) => dispatchToHost(callbacks.current, event)), [store, callbacks]);

  useEffect(() => {
    window.addEventListener('pagehide', store.keep);
    return () => window.removeEventListener('pagehide', store.keep);
  }, [store]);

  return { log, store };
}
