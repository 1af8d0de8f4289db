import { type CreatePaymentData, type CreatePaymentRequest, createPaymentDataSchema, toPaymentStatus } from '../../contract/createPayment.js';
import type { OpenOrder } from '../OpenOrderStore.js';

/** An order to keep as its booking's open one, and its life. */
export interface NewOrder {
  order: OpenOrder;
  /** Validity that the answer names; `undefined` when it names none, ms. */
  lifeMs: number | undefined;
}

/** The ids that a header and the query of `GET /status` can carry. An order with any other could be neither replaced nor followed. */
const carriedId = /^[\x21-\x7e]{1,100}$/;
const minuteMs = 60_000;

/**
 * Finds the order in an accepted answer of createPayment, if it can still be paid: it has an id, a total above 0, a status that is not
 * `Success`, `Failed` or `Canceled`, and a way to pay unless it is `Processing`. Anything else must not keep the payer from another order.
 */
export function parseOpenOrder(body: CreatePaymentRequest, data: unknown, answer: string): NewOrder | undefined {
  const parsed = createPaymentDataSchema.safeParse(data).data;
  if (parsed === undefined) return undefined;
  const orderId = parsed.orderData?.orderId ?? parsed.orderId;
  const status = toPaymentStatus(parsed.paymentStatus ?? 'New');
  const isEnded = status === 'Success' || status === 'Failed' || status === 'Canceled';
  if (orderId == null || !carriedId.test(orderId) || parsed.totalPayment === 0 || isEnded) return undefined;
  if (status !== 'Processing' && !hasWayToPay(parsed)) return undefined;
  const minutes = [parsed.bankQR, parsed.paymentQR, parsed.momoQR].flatMap((qr) => qr?.expiredInMinutes ?? []);
  return {
    order: { orderId, amount: parsed.totalPayment, answer, request: JSON.stringify(body) },
    lifeMs: minutes.length === 0 ? undefined : Math.max(...minutes) * minuteMs,
  };
}

function hasWayToPay(data: CreatePaymentData): boolean {
  const { bankQR, paymentQR, momoQR, paymentLinkUrl, paymentDeepLink, inAppGtelOrderId, paymentGatewayData } = data;
  const codes = [bankQR, paymentQR, momoQR].flatMap((qr) => [qr?.qrCode, qr?.qrData, qr?.qrDataURL]);
  const ways = [...codes, paymentLinkUrl, paymentDeepLink, inAppGtelOrderId];
  return ways.some((way) => way != null && way.trim() !== '') || paymentGatewayData != null;
}
