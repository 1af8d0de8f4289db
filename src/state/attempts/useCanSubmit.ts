import { useRetryCountdown } from '../hooks/useRetryCountdown.js';
import type { CheckoutState } from '../CheckoutState.js';
import { failureOf, type Attempt } from './attempt.js';

/** May the payer press "pay" now? Not while a request is in flight, a pause is due, or the services are not known. */
export function useCanSubmit(
  { status }: CheckoutState,
  current: Attempt | undefined,
  servicesStatus: 'ready' | 'loading' | 'failed',
): { canSubmit: boolean; retryInSeconds: number } {
  const isForm = status === 'editing' || status === 'refused';
  const failure = isForm && current ? failureOf(current) : undefined;
  const retryInSeconds = useRetryCountdown(failure, failure?.at);
  // Before the services are known, a required one could be missing.
  return { canSubmit: isForm && retryInSeconds === 0 && servicesStatus === 'ready', retryInSeconds };
}
