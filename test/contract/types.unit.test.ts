import type { output } from 'zod/mini';
import { describe, expectTypeOf, it } from 'vitest';
import type { createPaymentRequestSchema, CreatePaymentRequest } from '../../src/contract/createPayment.js';
import type { paymentMethodSchema, PaymentMethod } from '../../src/contract/paymentMethod.js';
import type { stationServiceSchema, StationService } from '../../src/contract/stationService.js';

// Checked by `tsc`, not when the test runs.
describe('the written types equal the schemas', () => {
  it('CreatePaymentRequest', () => {
    expectTypeOf<CreatePaymentRequest>().toEqualTypeOf<output<typeof createPaymentRequestSchema>>();
  });

  it('PaymentMethod', () => {
    expectTypeOf<PaymentMethod>().toEqualTypeOf<output<typeof paymentMethodSchema>>();
  });

  it('StationService', () => {
    expectTypeOf<StationService>().toEqualTypeOf<output<typeof stationServiceSchema>>();
  });
});
