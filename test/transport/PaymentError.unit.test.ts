import { describe, expect, it } from 'vitest';
import { isPaymentError, PaymentError } from '../../src/transport/PaymentError.js';

describe('PaymentError', () => {
  it('has no fields for what is unknown', () => {
    const error = new PaymentError('timeout', 'slow', { outcome: 'unknown', httpStatus: undefined });
    expect(Object.keys(error).sort()).toEqual(['brand', 'code', 'name', 'outcome']);
    expect('cause' in error).toBe(false);
  });

  it('is recognised across copies of the package, where instanceof fails', () => {
    const fromAnotherCopy = Object.assign(new Error('slow'), { brand: 'ttdk.PaymentError' });
    expect(fromAnotherCopy).not.toBeInstanceOf(PaymentError);
    expect(isPaymentError(fromAnotherCopy)).toBe(true);
  });

  it.each([new Error('other'), null, undefined, 'timeout', { brand: 'ttdk.PaymentError' }])(
    'is not recognised in %j',
    (value) => expect(isPaymentError(value)).toBe(false),
  );
});
