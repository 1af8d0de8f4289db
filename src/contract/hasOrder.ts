import * as z from 'zod/mini';
import { orderIdSchema } from './createPayment.js';
import { optionalFlag } from './flagSchema.js';
import { lenient } from './lenient.js';

const orderSchema = z.object({
  isSuccess: optionalFlag,
  paymentStatus: lenient(z.literal(['New', 'Processing', 'Pending', 'Success'])),
  orderData: lenient(z.object({ orderId: lenient(orderIdSchema) })),
  orderId: lenient(orderIdSchema),
});

/**
 * Whether `data` of a refusal has signs of an order: `isSuccess` 1, an order id, or the status of an order that is paid or can be.
 * Such a refusal does not prove that no order was made.
 */
export function hasOrder(data: unknown): boolean {
  const { data: order } = orderSchema.safeParse(data);
  if (!order) return false;
  return (
    order.isSuccess === true || [order.paymentStatus, order.orderData?.orderId, order.orderId].some(Boolean)
  );
}
