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

/** Parses an answer from the wire: the contract's own sample with `changes`. */
export function parseAnswer(
  changes: object = {},
  options: ParsePaymentOptions = {},
  requested = request,
): ParsedPayment {
  const data = createPaymentDataSchema.parse(sampleDataWith(changes));
  return parsePayment(data, requested, options);
}

export const first = (parsed: ParsedPayment): Presentment | undefined => parsed.payment.presentments[0];
