import * as z from 'zod/mini';
import type { StoredOrder } from '../OpenOrderStore.js';

const envelopeSchema = z.object({ data: z.unknown() });

/** What a page is told of an open order: the API's answer, its age in ms, and the body that made it. */
export function describeOpenOrder({
  order,
  ageMs,
}: StoredOrder): Record<'answer' | 'ageMs' | 'request', unknown> {
  const { data: answer } = envelopeSchema.parse(JSON.parse(order.answer));
  return { answer, ageMs: Math.round(ageMs), request: JSON.parse(order.request) as unknown };
}
