import type { PaymentStatus } from '../contract/createPayment.js';

/** What a payer enters into a banking app by hand. Every value comes from the code itself or from the answer; none is guessed. */
export interface BankTransfer {
  /** The bank's six digits at NAPAS. */
  bankBin: string;
  /** Short name of the bank. Absent for a BIN that is not on our list; show the BIN then. */
  bankName?: string;
  /** Account or card number, verbatim. */
  accountNumber: string;
  /** `card` when the code asks for a transfer to a card (`QRIBFTTC`). */
  accountKind: 'account' | 'card';
  /** From the chosen method's `account`, unless that is another account; otherwise the merchant name of the code. Absent when there is neither. */
  accountHolder?: string;
  /** True when the chosen method's `account` has another number, otherwise absent. Some banks make an account for each order, so this alone is no error. */
  accountDiffers?: true;
  /** VND: the answer's `totalPayment`. */
  amount: number;
  /** Transfer content, verbatim, because the receiver matches payments by it: the answer's `paymentContent`, or else the code's own. Absent when there is neither. */
  content?: string;
}

/** What both kinds of QR presentment share. */
interface QrFields {
  /** Text to draw as a QR code. It was read, and agrees with the answer. */
  payload?: string;
  /** Safe URL of the API's own picture of the code. Present only if the answer has no text of the code. */
  imageUrl?: string;
  /** True when the code has no amount, so that the payer must enter `Payment.totalPayment`. */
  payerTypesAmount: boolean;
  /** Transfer content, verbatim: the answer's `paymentContent`, or else the code's own. */
  content?: string;
  /** How long the code is valid, in ms from the arrival of the answer. Absent: it does not expire as far as is known. */
  expiresInMs?: number;
}

/** One way to pay an order. Depends on the fields that the answer has, never on `paymentMethodType`. */
export type Presentment =
  | ({ kind: 'bankQr'; transfer?: BankTransfer } & QrFields)
  | ({ kind: 'walletQr'; wallet: 'momo' } & QrFields)
  | { kind: 'link'; url: string }
  | { kind: 'appLink'; url: string }
  | { kind: 'inApp'; orderId: string };

/** A presentment that is a QR code. */
export type QrPresentment = Extract<Presentment, { payerTypesAmount: boolean }>;

/** An order, as the payer and the host see it. */
export interface Payment {
  /** Absent when the answer has none; the status of the order cannot be requested then. */
  orderId?: string;
  /** The booking in the request. */
  customerScheduleId: number;
  /** VND, whole number. */
  totalPayment: number;
  /** The total that the form showed before the order was made, VND. Absent unless `totalPayment` differs from it. */
  estimate?: number;
  /** The status in the createPayment answer. */
  status: PaymentStatus;
  /** In the order of the answer's fields; empty if none can be shown. Sort them for the device with `sortPresentments`. */
  presentments: readonly Presentment[];
  /** The shortest `expiresInMs` of the presentments. Absent when none of them is known to expire. */
  expiresInMs?: number;
}

/** An irregularity in an answer that does not stop the payment. Reported to the host's `onEvent`. */
export type PaymentNotice =
  /** The account in the code is not the chosen method's `account`. */
  | 'account_differs'
  /** The content in the code is written differently from the answer's `paymentContent`. */
  | 'content_differs'
  /** `paymentContent` has invisible characters, and was ignored. A code that needs it was not shown. */
  | 'content_refused'
  /** The answer names another payment method than the request. */
  | 'method_differs'
  /** `totalPayment` is not the total that the form showed. */
  | 'total_changed'
  /** The API's picture of the code is shown, whose content is unknown. */
  | 'picture_unverified'
  /** The picture's URL is not safe. */
  | 'picture_refused'
  /** The text of a code is invalid. Neither it nor its picture is shown. */
  | 'qr_unreadable'
  /** `paymentLinkUrl` is not safe or not allowed, or names another amount. */
  | 'link_refused'
  /** `paymentDeepLink` is not safe or not allowed, or names another amount. */
  | 'app_link_refused';

/** What in an answer contradicts the rest of it (a code's amount, currency or content) or the request (the booking). */
export type PaymentMismatch = 'amount' | 'currency' | 'content' | 'booking';

/** The meaning of a createPayment answer. */
export interface ParsedPayment {
  payment: Payment;
  /** Other than `ok`: the answer contradicts itself or the request, and `payment.presentments` is empty. */
  verdict: 'ok' | 'qr_mismatch' | 'booking_mismatch';
  /** The contradiction. Present only if `verdict` is not `ok`. */
  mismatch?: PaymentMismatch;
  notices: readonly PaymentNotice[];
}
