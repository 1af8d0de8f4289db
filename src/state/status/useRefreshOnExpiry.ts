import { useEffect } from 'react';
import type { CheckoutState } from '../CheckoutState.js';

/** Asks once when a code expires: the payment may have arrived in its last seconds. */
export function useRefreshOnExpiry({ status }: CheckoutState, refresh: () => Promise<void>): void {
  const isExpired = status === 'expired';
  useEffect(() => {
    if (isExpired) void refresh();
  }, [isExpired, refresh]);
}
