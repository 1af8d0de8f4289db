import {
  type CreatePaymentData,
  type PaymentStatus,
  createPaymentDataSchema,
  toPaymentStatus,
} from '../../contract/createPayment.js';
import type { OrderQuery } from '../http/ProxyCall.js';

/** What an answer of createPayment says about its order. */
export interface AnsweredOrder extends OrderQuery {
  status: PaymentStatus;
  /** Whether it can still be paid, as far as the answer says. */
  isOpen: boolean;
  /** The longest validity that the answer names, ms; `undefined` when it names none. */
  lifeMs: number | undefined;
}

/** The ids that a header and the query of `GET /status` can carry. An order with any other could be neither replaced nor followed. */
const carriedId = /^[\x21-\x7e]{1,100}$/;
const minuteMs = 60_000;

/**
 * Reads the order in `data` of an accepted createPayment; `undefined` when it has no usable id. An order is open only if its total is above 0, its status is
 * not `Success`, `Failed` or `Canceled`, and there is a way to pay it, unless it is `Processing`: nothing else may keep the payer from another order.
 */
export function parseOrder(data: unknown): AnsweredOrder | undefined {
  const parsed = createPaymentDataSchema.safeParse(data).data;
  const orderId = parsed?.orderData?.orderId ?? parsed?.orderId;
  if (parsed === undefined || orderId == null || !carriedId.test(orderId)) return undefined;
  const status = toPaymentStatus(parsed.paymentStatus ?? 'New');
  const isEnded = status === 'Success' || status === 'Failed' || status === 'Canceled';
  const isOpen = parsed.totalPayment > 0 && !isEnded && (status === 'Processing' || hasWayToPay(parsed));
  const codes = [parsed.bankQR, parsed.paymentQR, parsed.momoQR];
  const minutes = codes.flatMap((code) => code?.expiredInMinutes ?? []);
  const lifeMs = minutes.length === 0 ? undefined : Math.max(...minutes) * minuteMs;
  return { orderId, amount: parsed.totalPayment, status, isOpen, lifeMs };
}

function hasWayToPay(data: CreatePaymentData): boolean {
  const { bankQR, paymentQR, momoQR } = data;
  const codes = [bankQR, paymentQR, momoQR].flatMap((code) => [code?.qrCode, code?.qrData, code?.qrDataURL]);
  const ways = [...codes, data.paymentLinkUrl, data.paymentDeepLink, data.inAppGtelOrderId];
  return ways.some((way) => way != null && way.trim() !== '') || data.paymentGatewayData != null;
}
