import * as z from 'zod/mini';
import type { PaymentStatus } from '../../contract/createPayment.js';
import type { StoredOrder } from '../OpenOrderStore.js';

const envelopeSchema = z.object({ data: z.looseObject({}) });

/** What a page is told of an open order: the API's answer (with another status, if one is given), its age in ms, and the body that made it. */
export function describeOpenOrder(
  { order, ageMs }: StoredOrder,
  paymentStatus?: PaymentStatus,
): Record<'answer' | 'ageMs' | 'request', unknown> {
  const { data } = envelopeSchema.parse(JSON.parse(order.answer));
  const answer = paymentStatus === undefined ? data : { ...data, paymentStatus };
  return { answer, ageMs: Math.round(ageMs), request: JSON.parse(order.request) as unknown };
}
