import {
  toPaymentStatus,
  type CreatePaymentData,
  type CreatePaymentRequest,
  type PaymentStatus,
  type QrObject,
} from '../contract/createPayment.js';
import { omitNil } from '../contract/omitNil.js';
import type { MethodAccount } from '../contract/paymentMethod.js';
import { parseAppLink, parseLink } from './links.js';
import { parsePicture } from './pictures.js';
import type { BankTransfer, PaymentNotice, ParsedPayment, Presentment } from './presentment.js';
import { readVietQr, type VietQrReading } from './readVietQr.js';

/** What the host knows about the payment that the answer does not say. */
export interface ParsePaymentOptions {
  /** Base for pictures that the API names by path. */
  assetBaseUrl?: string | undefined;
  /** Default: any https origin. */
  allowedLinkOrigins?: readonly string[] | undefined;
  /** Default: the schemes that vendors publish. */
  allowedAppSchemes?: readonly string[] | undefined;
  /** Life of a code when the answer does not say, minutes. */
  expiresInMinutes?: number | undefined;
  /** Account of the chosen method. */
  account?: MethodAccount | undefined;
}

type QrPresentment = Extract<Presentment, { payerTypesAmount: boolean }>;
/** Notices gathered on the way; a set, because two codes can be odd in the same way. */
type Notices = Set<PaymentNotice>;

/** VND, as ISO 4217 numbers it. */
const vnd = '704';
/** UTF-8 bytes: long enough for every MoMo code met, short enough to draw and to scan. */
const maxWalletBytes = 1000;
/** `Unknown` stays payable: an order exists, and a new word of the API is no reason to hide how to pay it. */
const payable: readonly PaymentStatus[] = ['New', 'Processing', 'Pending', 'Unknown'];

/** Where the text of MoMo's older codes (`2|99|phone|name|email|0|0|amount|...`) names its amount. */
const momoAmountField = 7;

/** MoMo's own text: an older code, with the amount that it names (0: the payer types it), or a link, which names none that could be checked. */
function readMomoText(text: string): { amount?: number } | null {
  if (new TextEncoder().encode(text).length > maxWalletBytes) return null;
  if (/^2\|99\|[^\p{C}]*$/u.test(text)) {
    const amount = text.split('|')[momoAmountField] ?? '';
    // `50,000` is an amount that nobody can be sure of: not a number, and so never the order's.
    return { amount: /^\d*$/.test(amount) ? Number(amount) : NaN };
  }
  const link = parseLink(text);
  const isMomo =
    link === null
      ? parseAppLink(text, { allowedSchemes: ['momo'] }) !== null
      : /(^|\.)momo\.vn$/.test(new URL(link).hostname);
  return isMomo ? {} : null;
}

/** The API's own picture: nobody can read it here, so it is never more than unverified. */
function findPicture(qr: QrObject, assetBaseUrl: string | undefined, notices: Notices): string | undefined {
  const named = [qr.qrData, qr.qrDataURL].filter((text) => !!text?.trim());
  const picture = named.map((text) => parsePicture(text ?? '', assetBaseUrl)).find((src) => src !== null);
  if (picture != null) notices.add('picture_unverified');
  else if (named.length > 0) notices.add('picture_refused');
  return picture ?? undefined;
}

/** The transfer sheet of a code. */
function toTransfer(
  code: VietQrReading,
  content: string | undefined,
  amount: number,
  account: MethodAccount | undefined,
): BankTransfer | undefined {
  if (!code.ok || code.scheme !== 'vietqr') return undefined;
  // The holder of another account than the code's would be a wrong name under a right number.
  const isSameAccount = !account?.number || account.number.replace(/[^\da-z]/gi, '') === code.account;
  const names = [isSameAccount ? account?.holder : undefined, code.merchantName];
  return omitNil({
    bankBin: code.bin,
    bankName: code.bankName,
    accountNumber: code.account,
    accountKind: code.accountKind,
    accountHolder: names.find((name) => name),
    amount,
    content,
  });
}

/** What to show for one QR object: undefined when there is nothing to show, `'mismatch'` when its code asks for other money than the answer. */
function readQr(
  qr: QrObject,
  kind: QrPresentment['kind'],
  totalPayment: number,
  options: ParsePaymentOptions,
  notices: Notices,
): QrPresentment | 'mismatch' | undefined {
  const minutes = qr.expiredInMinutes ?? options.expiresInMinutes ?? 0;
  const life = minutes > 0 ? { expiresInMs: Math.round(minutes * 60_000) } : {};
  const toPresentment = (
    shown: { payload: string; content?: string } | { imageUrl: string },
    payerTypesAmount = false,
  ) => {
    const shared = { ...shown, payerTypesAmount, ...life };
    return kind === 'bankQr' ? { kind, ...shared } : { kind, wallet: 'momo' as const, ...shared };
  };

  const payload = qr.qrCode?.trim();
  if (payload) {
    const code = readVietQr(payload);
    if (code.ok) {
      if (code.currency !== vnd || (code.amount ?? totalPayment) !== totalPayment) return 'mismatch';
      const paymentContent = qr.paymentContent?.trim() ? qr.paymentContent : undefined;
      if (paymentContent !== undefined && paymentContent !== code.content) notices.add('content_differs');
      // The answer's is the API's word on what it matches transfers by; the code carries a copy, which generators cut to 25 ASCII characters.
      const content = paymentContent ?? code.content;
      const presentment = toPresentment(omitNil({ payload, content }), code.amount === undefined);
      const transfer = toTransfer(code, content, totalPayment, options.account);
      return presentment.kind === 'bankQr' && transfer ? { ...presentment, transfer } : presentment;
    }
    const momo = kind === 'walletQr' ? readMomoText(payload) : null;
    if (momo) {
      const { amount = totalPayment } = momo;
      if (amount !== 0 && amount !== totalPayment) return 'mismatch';
      return toPresentment({ payload }, amount === 0);
    }
    notices.add('qr_unreadable');
  }
  const imageUrl = findPicture(qr, options.assetBaseUrl, notices);
  return imageUrl === undefined ? undefined : toPresentment({ imageUrl });
}

function readPresentments(
  data: CreatePaymentData,
  options: ParsePaymentOptions,
  notices: Notices,
): Presentment[] | 'mismatch' {
  const presentments: Presentment[] = [];
  if (data.inAppGtelOrderId) presentments.push({ kind: 'inApp', orderId: data.inAppGtelOrderId });

  const codes = [
    ['bankQr', data.bankQR ?? data.paymentQR],
    ['walletQr', data.momoQR],
  ] as const;
  for (const [kind, qr] of codes) {
    const presentment = qr && readQr(qr, kind, data.totalPayment, options, notices);
    if (presentment === 'mismatch') return presentment;
    if (presentment) presentments.push(presentment);
  }

  const rules = { allowedOrigins: options.allowedLinkOrigins, allowedSchemes: options.allowedAppSchemes };
  const link = data.paymentLinkUrl && parseLink(data.paymentLinkUrl, rules);
  if (link) presentments.push({ kind: 'link', url: link });
  else if (data.paymentLinkUrl) notices.add('link_refused');

  const appLink = data.paymentDeepLink && parseAppLink(data.paymentDeepLink, rules);
  if (appLink) presentments.push({ kind: 'appLink', url: appLink });
  else if (data.paymentDeepLink) notices.add('app_link_refused');
  return presentments;
}

const differs = <Value extends number | string>(echo: Value | null | undefined, asked: Value | undefined) =>
  echo != null && asked !== undefined && echo !== asked;

/**
 * What a successful createPayment answer means: the order, and the ways to pay it, from the fields that are omitNil.
 *
 * Another booking echoed than asked: `booking_mismatch`. A code of either kind that asks for another amount or currency than `totalPayment`: `qr_mismatch`, and
 * nothing at all to pay with, because one of the two is wrong and nobody here knows which. An order that is final, failed, or costs nothing has no presentments,
 * and its codes and links are not read: there is nothing to pay, so nothing in them can mislead.
 */
export function parsePayment(
  data: CreatePaymentData,
  request: CreatePaymentRequest,
  options: ParsePaymentOptions = {},
): ParsedPayment {
  const notices: Notices = new Set();
  const status = toPaymentStatus(data.paymentStatus);
  const isOtherBooking = differs(data.customerScheduleId, request.customerScheduleId);
  if (
    differs(data.paymentMethodType, request.paymentMethodType) ||
    differs(data.paymentMethodId, request.paymentMethodId) ||
    differs(data.paymentMethodSubType, request.paymentMethodSubType)
  )
    notices.add('method_differs');

  const isPayable = !isOtherBooking && data.totalPayment > 0 && payable.includes(status);
  const read = isPayable ? readPresentments(data, options, notices) : [];
  const presentments = read === 'mismatch' ? [] : read;
  const lives = presentments.flatMap((one) => ('expiresInMs' in one ? [one.expiresInMs] : []));
  const orderId = data.orderData?.orderId ?? data.orderId;
  return {
    payment: omitNil({
      orderId,
      customerScheduleId: request.customerScheduleId,
      totalPayment: data.totalPayment,
      status,
      presentments,
      expiresInMs: lives.length > 0 ? Math.min(...lives) : undefined,
    }),
    verdict: isOtherBooking ? 'booking_mismatch' : read === 'mismatch' ? 'qr_mismatch' : 'ok',
    notices: [...notices],
  };
}
