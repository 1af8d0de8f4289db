import { createPaymentDataSchema, type CreatePaymentRequest } from '../../src/contract/createPayment.js';
import { parsePayment, type ParsePaymentOptions } from '../../src/payment/parsePayment.js';
import type { ParsedPayment, Presentment } from '../../src/payment/presentment.js';
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
export function parseAnswer(
  changes: object = {},
  options: ParsePaymentOptions = {},
  asked = request,
): ParsedPayment {
  const data = createPaymentDataSchema.parse(sampleDataWith(changes));
  return parsePayment(data, asked, options);
}

export const first = (reading: ParsedPayment): Presentment | undefined => reading.payment.presentments[0];
