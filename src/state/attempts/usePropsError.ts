import { useMemo } from 'react';
import { PaymentError } from '../../transport/PaymentError.js';
import { findOptionsProblem } from '../findOptionsProblem.js';
import type { PaymentCheckoutOptions } from '../PaymentCheckoutOptions.js';

/** Props that cannot work, as an error; the same error as long as the problem is the same. */
export function usePropsError(given: PaymentCheckoutOptions): PaymentError | undefined {
  const problem = findOptionsProblem(given);
  return useMemo(
    () =>
      problem === undefined
        ? undefined
        : new PaymentError('invalid_props', `PaymentCheckout: ${problem}`, { outcome: 'none' }),
    [problem],
  );
}
