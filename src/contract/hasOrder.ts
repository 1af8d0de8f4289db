import * as z from 'zod/mini';
import { orderIdSchema } from './createPayment.js';
import { optionalFlag } from './flagSchema.js';
import { lenient, lenientText } from './lenient.js';

const orderId = lenient(orderIdSchema);

const orderSchema = z.object({
  isSuccess: optionalFlag,
  paymentStatus: lenientText,
  orderData: lenient(z.object({ orderId })),
  orderId,
});

const isLive = (status: string | null | undefined) =>
  status != null && status !== 'Failed' && status !== 'Canceled';

/**
 * Whether `data` of a createPayment answer shows that an order exists, whatever else the answer says: `isSuccess` is 1, an order id is filled, or
 * there is a status other than `Failed` and `Canceled`. Such an answer does not prove that no order was made.
 */
export function hasOrder(data: unknown): boolean {
  const { data: order } = orderSchema.safeParse(data);
  if (!order) return false;
  const id = order.orderData?.orderId ?? order.orderId ?? '0';
  return order.isSuccess === true || id !== '0' || isLive(order.paymentStatus);
}
