import { createPaymentDataSchema, type CreatePaymentRequest } from '../../src/contract/createPayment.js';
import { readPayment, type ReadPaymentOptions } from '../../src/payment/readPayment.js';
import type { PaymentReading, Presentment } from '../../src/payment/presentment.js';
import { sampleDataWith } from '../fixtures/sampleAnswer.js';
import { encodeVietQr } from './encodeVietQr.js';

export const request: CreatePaymentRequest = {
  customerScheduleId: 1869,
  paymentMethodType: 2,
  paymentMethodId: 1,
};
/** A code that agrees with the sample answer. */
export const code = encodeVietQr({ amount: '120000', content: 'ORDER99999', merchantName: 'TRAM 57' });
export const picture = 'https://cdn.example.vn/qr.png';

/** Reads an answer as it comes over the wire: the contract's own sample, changed by `changes`. */
export function readAnswer(
  changes: object = {},
  options: ReadPaymentOptions = {},
  asked = request,
): PaymentReading {
  const data = createPaymentDataSchema.parse(sampleDataWith(changes));
  return readPayment(data, asked, options);
}

export const first = (reading: PaymentReading): Presentment | undefined => reading.payment.presentments[0];
