import { useCallback, useEffect } from 'react';
import { explainUnauthorized } from './useDeveloperErrors.js';
import { useLatest } from '../hooks/useLatest.js';
import type { PaymentCheckoutOptions } from '../PaymentCheckoutOptions.js';
import type { AttemptLog } from './attempt.js';
import { setTold } from './attemptLog.js';
import type { AttemptStore } from './attemptStore.js';
import type { ParseAnswer } from './deriveCheckoutState.js';
import { dispatchToHost, type HostEvent } from './hostEvents.js';
import { changeEvents, owedCallbacks } from './logEvents.js';

/** Calls this checkout's host. */
export type EmitToHost = (event: HostEvent) => void;

function dispatch(options: PaymentCheckoutOptions, event: HostEvent): void {
  if (event.type === 'error') explainUnauthorized(event.error);
  dispatchToHost(options, event);
}

/** A stable function that calls the host's latest callbacks. */
export function useEmitToHost(options: PaymentCheckoutOptions): EmitToHost {
  const optionsRef = useLatest(options);
  return useCallback((event: HostEvent) => dispatch(optionsRef.current, event), [optionsRef]);
}

/** Checkouts of one booking on a page; each has a host of its own. */
const hosts = new WeakMap<AttemptStore, Set<EmitToHost>>();

/**
 * Runs the callbacks that are owed, alone among all documents, for every checkout of the booking on this page; each counts as told once it
 * has run.
 */
export function runOwedCallbacks(
  store: AttemptStore,
  parseAnswer: ParseAnswer,
  getEmitters: () => Iterable<EmitToHost>,
): void {
  store.exclusively(() => {
    // While the task waited, the last checkout may have unmounted: the next one to be mounted tells its host.
    const emitters = [...getEmitters()];
    if (emitters.length === 0) return;
    const findOwed = () => owedCallbacks(store.getLog(), parseAnswer)[0];
    for (let owed = findOwed(); owed; owed = findOwed()) {
      const { attempt, told, events } = owed;
      for (const emit of emitters) events.forEach(emit);
      store.commit((log) => setTold(log, attempt, told));
    }
  });
}

/** Tells the host what happens to the booking's attempts, in this document and in others. */
export function useHostEvents(
  store: AttemptStore,
  log: AttemptLog,
  parseAnswer: ParseAnswer,
  emitToHost: EmitToHost,
): void {
  const latestParse = useLatest(parseAnswer);
  useEffect(() => {
    const emitters = hosts.get(store) ?? new Set();
    hosts.set(store, emitters);
    emitters.add(emitToHost);
    const unsubscribe = store.subscribeChanges((change) =>
      changeEvents(change, latestParse.current).forEach(emitToHost),
    );
    return () => {
      emitters.delete(emitToHost);
      unsubscribe();
    };
  }, [store, emitToHost, latestParse]);

  useEffect(() => {
    if (owedCallbacks(log, latestParse.current).length > 0)
      runOwedCallbacks(store, latestParse.current, () => hosts.get(store) ?? []);
  }, [log, store, latestParse]);
}
