import { useEffect } from 'react';
import { toPaymentStatus, type PaymentStatus } from '../../contract/createPayment.js';
import type { PaymentCheckoutOptions } from '../PaymentCheckoutOptions.js';
import { setHostStatus } from './attemptLog.js';
import type { AttemptStore } from './attemptStore.js';

/** The status that the host reports; it is recorded for the order on screen. */
export function useHostStatus(
  { paymentStatus }: PaymentCheckoutOptions,
  store: AttemptStore,
): PaymentStatus | undefined {
  const hostStatus = paymentStatus && toPaymentStatus(paymentStatus);
  useEffect(() => {
    if (hostStatus) store.commit((before) => setHostStatus(before, hostStatus, Date.now()));
  }, [hostStatus, store]);
  return hostStatus;
}
