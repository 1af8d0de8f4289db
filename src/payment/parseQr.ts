import type { QrObject } from '../contract/createPayment.js';
import { invisibleCharacter } from '../contract/invisibleCharacter.js';
import { omitNil } from '../contract/omitNil.js';
import type { MethodAccount } from '../contract/paymentMethod.js';
import { namesOtherOrder } from './namesOtherOrder.js';
import { parseMomoText } from './parseMomoText.js';
import { parsePicture } from './pictures.js';
import type { PaymentMismatch, PaymentNotice, QrPresentment } from './presentment.js';
import { readChargedVietQr, type QrCharge } from './readVietQr.js';
import { toBankTransfer } from './toBankTransfer.js';
import type { VietQrCode } from './VietQrReading.js';

export interface ParseQrContext {
  kind: QrPresentment['kind'];
  /** VND. */
  totalPayment: number;
  /** Base for pictures that the API names by path. */
  assetBaseUrl?: string | undefined;
  /** How long a code is valid if the answer does not say, in minutes. */
  expiresInMinutes?: number | undefined;
  /** Account of the chosen method. */
  account?: MethodAccount | undefined;
  /** Receives what is irregular; a set, because two codes may have the same irregularity. */
  notices: Set<PaymentNotice>;
}

type Shown = Pick<QrPresentment, 'payload' | 'imageUrl' | 'content'> & { payerTypesAmount?: boolean };

/** VND in ISO 4217. */
const vnd = '704';

const isFilled = (text: string | null | undefined): text is string => !!text?.trim();

/** Whether a text in a picture's field is the text of a code: EMVCo, or MoMo's own. */
const isCodeText = (text: string) => /^(000201|momo:|2\|99\|)/i.test(text.trim());

/** The fields for a picture, those that are filled. */
const picturesOf = ({ qrData, qrDataURL }: QrObject) => [qrData, qrDataURL].filter(isFilled);

/** The text of a code. Some answers have it where the picture belongs. */
const codeTextOf = (qr: QrObject): string | undefined =>
  [qr.qrCode, ...picturesOf(qr).filter(isCodeText)].find(isFilled)?.trim();

/** Whether a QR object has anything that could be shown. */
export const hasCode = (qr: QrObject): boolean => codeTextOf(qr) !== undefined || picturesOf(qr).length > 0;

/**
 * Parses one QR object of an answer for an order of `totalPayment`. Returns a mismatch when its code asks for other money or for the payment of another
 * order, and undefined when it has nothing that can be shown.
 */
export function parseQr(qr: QrObject, context: ParseQrContext): QrPresentment | PaymentMismatch | undefined {
  const text = codeTextOf(qr);
  if (text === undefined) return parseQrPicture(qr, context);
  const { reading, charge } = readChargedVietQr(text);
  // Compared even if the code is refused for another reason.
  const mismatch = charge && chargeMismatch(charge, context.totalPayment);
  if (mismatch) return mismatch;
  if (reading.ok) return parseEmvQr(qr, reading, text, context);
  const momo = context.kind === 'walletQr' ? parseMomoText(text, context.totalPayment) : null;
  if (momo?.hasOtherAmount) return 'amount';
  if (momo) return toPresentment(qr, context, { payload: text, payerTypesAmount: momo.payerTypesAmount });
  // Not replaced by its picture, which is most likely one of the same code.
  context.notices.add('qr_unreadable');
  return undefined;
}

function chargeMismatch({ currency, amount }: QrCharge, totalPayment: number): PaymentMismatch | undefined {
  if (currency !== vnd) return 'currency';
  return amount !== undefined && amount !== totalPayment ? 'amount' : undefined;
}

function parseEmvQr(
  qr: QrObject,
  code: VietQrCode,
  payload: string,
  context: ParseQrContext,
): QrPresentment | PaymentMismatch | undefined {
  const { notices, account, totalPayment: amount } = context;
  const paymentContent = isFilled(qr.paymentContent) ? qr.paymentContent : undefined;
  if (paymentContent !== undefined && namesOtherOrder(code, paymentContent)) return 'content';

  const isVisible = paymentContent === undefined || !invisibleCharacter.test(paymentContent);
  if (!isVisible) {
    notices.add('content_refused');
    // Without a content the receiver could not match the transfer with the order.
    if (code.account !== undefined && code.content === undefined) return undefined;
  } else if (paymentContent !== undefined && paymentContent !== (code.content ?? code.billNumber))
    notices.add('content_differs');

  // The answer's content comes first: the receiver matches by it, and generators cut their copy to 25 ASCII characters.
  const content = (isVisible ? paymentContent : undefined) ?? code.content;
  const presentment = toPresentment(qr, context, {
    ...omitNil({ payload, content }),
    payerTypesAmount: code.amount === undefined,
  });
  if (presentment.kind !== 'bankQr' || code.account === undefined) return presentment;
  const transfer = toBankTransfer(code, { ...omitNil({ content }), amount, account });
  if (transfer.accountDiffers) notices.add('account_differs');
  return { ...presentment, transfer };
}

/** The API's own picture. Nothing in it can be checked here. */
function parseQrPicture(qr: QrObject, context: ParseQrContext): QrPresentment | undefined {
  const pictures = picturesOf(qr);
  const imageUrl = pictures
    .map((text) => parsePicture(text, context.assetBaseUrl))
    .find((src) => src !== null);
  if (pictures.length > 0) context.notices.add(imageUrl ? 'picture_unverified' : 'picture_refused');
  return imageUrl ? toPresentment(qr, context, { imageUrl }) : undefined;
}

function toPresentment(qr: QrObject, context: ParseQrContext, shown: Shown): QrPresentment {
  const minutes = qr.expiredInMinutes ?? context.expiresInMinutes ?? 0;
  const fields = {
    ...shown,
    payerTypesAmount: shown.payerTypesAmount ?? false,
    ...(minutes > 0 && { expiresInMs: Math.round(minutes * 60_000) }),
  };
  return context.kind === 'bankQr'
    ? { kind: 'bankQr', ...fields }
    : { kind: 'walletQr', wallet: 'momo', ...fields };
}
