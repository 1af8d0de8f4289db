import {
  toPaymentStatus,
  type CreatePaymentData,
  type CreatePaymentRequest,
  type PaymentStatus,
} from '../contract/createPayment.js';
import { omitNil } from '../contract/omitNil.js';
import { parseAppLink, parseLink } from './links.js';
import { namesOtherAmount } from './namesOtherAmount.js';
import { hasCode, parseQr, type ParseQrContext } from './parseQr.js';
import type { ParsedPayment, PaymentMismatch, PaymentNotice, Presentment } from './presentment.js';

/** What the host knows about a payment beyond the answer. */
export interface ParsePaymentOptions extends Pick<
  ParseQrContext,
  'assetBaseUrl' | 'expiresInMinutes' | 'account'
> {
  /** @default any https origin */
  allowedLinkOrigins?: readonly string[] | undefined;
  /** @default the schemes that vendors publish */
  allowedAppSchemes?: readonly string[] | undefined;
  /** The total that the form showed when the payer pressed "pay", VND. Absent: it showed none. */
  estimate?: number | undefined;
}

/** `Unknown` stays payable: the order exists, and a status that we do not know is no reason to hide how to pay it. */
const payableStatuses: readonly PaymentStatus[] = ['New', 'Processing', 'Pending', 'Unknown'];

function parsePresentments(
  data: CreatePaymentData,
  options: ParsePaymentOptions,
  notices: Set<PaymentNotice>,
): Presentment[] | PaymentMismatch {
  const { totalPayment, paymentLinkUrl, paymentDeepLink } = data;
  const presentments: Presentment[] = [];
  if (data.inAppGtelOrderId) presentments.push({ kind: 'inApp', orderId: data.inAppGtelOrderId });

  const codes = [
    ['bankQr', [data.bankQR, data.paymentQR].find((qr) => qr && hasCode(qr))],
    ['walletQr', data.momoQR],
  ] as const;
  for (const [kind, qr] of codes) {
    const presentment = qr && parseQr(qr, { ...options, kind, totalPayment, notices });
    if (typeof presentment === 'string') return presentment;
    if (presentment) presentments.push(presentment);
  }

  const rules = { allowedOrigins: options.allowedLinkOrigins, allowedSchemes: options.allowedAppSchemes };
  if (paymentLinkUrl?.trim()) {
    const url = parseLink(paymentLinkUrl, rules);
    if (url !== null && !namesOtherAmount(url, totalPayment)) presentments.push({ kind: 'link', url });
    else notices.add('link_refused');
  }
  if (paymentDeepLink?.trim()) {
    const url = parseAppLink(paymentDeepLink, rules);
    if (url !== null && !namesOtherAmount(url, totalPayment)) presentments.push({ kind: 'appLink', url });
    else notices.add('app_link_refused');
  }
  return presentments;
}

/** Whether the answer echoes another value than the one in the request. An empty text counts as absent. */
const differs = <Value extends number | string>(
  echo: Value | null | undefined,
  requested: Value | undefined,
) => echo != null && echo !== '' && requested !== undefined && echo !== requested;

const verdictOf = (mismatch: PaymentMismatch | undefined): ParsedPayment['verdict'] => {
  if (mismatch === undefined) return 'ok';
  return mismatch === 'booking' ? 'booking_mismatch' : 'qr_mismatch';
};

/**
 * Parses a successful createPayment answer: the order, and the ways to pay it that its fields offer.
 *
 * Nothing is payable when the answer is about another booking, or when any code in it asks for another amount, another currency or the payment of another
 * order: one of two facts is wrong, and there is no telling which. An order that is final, has failed or costs nothing has no presentments either; its
 * codes and links are not parsed, since nobody will see them.
 */
export function parsePayment(
  data: CreatePaymentData,
  request: CreatePaymentRequest,
  options: ParsePaymentOptions = {},
): ParsedPayment {
  const notices = new Set<PaymentNotice>();
  const { totalPayment } = data;
  const status = toPaymentStatus(data.paymentStatus);
  const isOtherBooking = differs(data.customerScheduleId, request.customerScheduleId);
  if (
    differs(data.paymentMethodType, request.paymentMethodType) ||
    differs(data.paymentMethodId, request.paymentMethodId) ||
    differs(data.paymentMethodSubType, request.paymentMethodSubType)
  )
    notices.add('method_differs');
  const hasTotalChanged = !isOtherBooking && differs(totalPayment, options.estimate);
  if (hasTotalChanged) notices.add('total_changed');

  const isPayable = !isOtherBooking && totalPayment > 0 && payableStatuses.includes(status);
  const parsed = isPayable ? parsePresentments(data, options, notices) : [];
  const presentments = typeof parsed === 'string' ? [] : parsed;
  const mismatch = isOtherBooking ? 'booking' : typeof parsed === 'string' ? parsed : undefined;
  const expiries = presentments.flatMap((one) => ('expiresInMs' in one ? [one.expiresInMs] : []));
  return omitNil({
    payment: omitNil({
      orderId: data.orderData?.orderId ?? data.orderId,
      customerScheduleId: request.customerScheduleId,
      totalPayment,
      estimate: hasTotalChanged ? options.estimate : undefined,
      status,
      presentments,
      expiresInMs: expiries.length > 0 ? Math.min(...expiries) : undefined,
    }),
    verdict: verdictOf(mismatch),
    mismatch,
    notices: [...notices],
  });
}
