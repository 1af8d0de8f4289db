import { useState, useSyncExternalStore } from 'react';
import type { PaymentCheckoutOptions } from '../PaymentCheckoutOptions.js';
import type { AttemptLog } from './attempt.js';
import { emptyLog } from './attemptLog.js';
import { openAttemptStore, type AttemptStore } from './attemptStore.js';

const serverLog = () => emptyLog;

/** `true` was the only value once; what JavaScript hosts pass beside the three is taken for the default. */
const toResume = (resume: unknown) => (resume === false || resume === 'tab' ? resume : 'browser');

/** The attempts of this booking: one log for all checkouts, tabs and frames, over reloads. */
export function useAttempts({ proxyUrl, customerScheduleId, resume }: PaymentCheckoutOptions): {
  log: AttemptLog;
  store: AttemptStore;
} {
  // Without the query: a token or a language in it may change while an order is open.
  const [address = proxyUrl] = proxyUrl.split(/[?#]/);
  const booking = `${address}:${customerScheduleId}`;
  const kept = toResume(resume);
  const open = () => ({ booking, kept, store: openAttemptStore(booking, kept) });
  // State, not a memo: React may forget a memo, and on a server every store is a new one.
  const [entry, setEntry] = useState(open);
  if (entry.booking !== booking || entry.kept !== kept) setEntry(open());
  const { store } = entry;
  return { log: useSyncExternalStore(store.subscribe, store.getLog, serverLog), store };
}
