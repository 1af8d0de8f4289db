import * as z from 'zod/mini';

const orderSchema = z.object({
  orderId: z.union([z.string(), z.number()]),
  paymentStatus: z.optional(z.unknown()),
  /** VND. Not always present. */
  totalAmount: z.catch(z.nullish(z.number()), null),
});

/** Finds an order by its id in `data` of `queryOrderBatch`. */
export function findOrder(data: object, orderId: string): z.infer<typeof orderSchema> | undefined {
  return Object.values(data)
    .map((record) => orderSchema.safeParse(record).data)
    .find((order) => String(order?.orderId) === orderId);
}
