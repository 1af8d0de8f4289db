import { useCallback, useSyncExternalStore } from 'react';
import { callHost } from './callHost.js';
import type { PaymentBridge } from '../PaymentCheckoutOptions.js';
import { useLatest } from './useLatest.js';

/** Super-apps inject their bridge when they have time, often after the page has rendered. */
const lookEveryMs = 500;

function isAvailable(bridge: PaymentBridge): boolean {
  let result = false;
  callHost(() => {
    result = bridge.isAvailable();
  });
  return result;
}

/** Can the super-app around the page take an order? Looks only while it matters, and notices a bridge that comes late. */
export function useBridge(bridge: PaymentBridge, isNeeded: boolean): boolean {
  const latest = useLatest({ bridge, isNeeded });
  const subscribe = useCallback(
    (onChange: () => void) => {
      if (!isNeeded) return () => undefined;
      const timer = setInterval(onChange, lookEveryMs);
      return () => clearInterval(timer);
    },
    [isNeeded],
  );
  return useSyncExternalStore(
    subscribe,
    () => isNeeded && isAvailable(latest.current.bridge),
    () => false,
  );
}
