import * as z from 'zod/mini';

const orderSchema = z.object({
  orderId: z.union([z.string(), z.number()]),
  paymentStatus: z.optional(z.unknown()),
  /** VND. Not always there. */
  totalAmount: z.catch(z.nullish(z.number()), null),
});

/** Finds an order in `data` of `queryOrderBatch`, by its id as text. */
export function findOrder(data: object, orderId: string): z.infer<typeof orderSchema> | undefined {
  return Object.values(data)
    .map((record) => orderSchema.safeParse(record).data)
    .find((order) => String(order?.orderId) === orderId);
}
