import type { PaymentStatus } from '../contract/createPayment.js';

/** What a payer types into a banking app by hand. Every line was read out of the code itself or the answer, never guessed. */
export interface BankTransfer {
  /** Six digits at NAPAS. */
  bankBin: string;
  /** Short name of the bank. Absent for a BIN that is not on our list: then the BIN is shown. */
  bankName?: string;
  /** Account or card number, verbatim. */
  accountNumber: string;
  /** `card` when the code asks for a transfer to a card (`QRIBFTTC`). */
  accountKind: 'account' | 'card';
  /** From the chosen method's `account`, unless that names another number; else the merchant name of the code. */
  accountHolder?: string;
  /** VND: the answer's `totalPayment`. */
  amount: number;
  /** Transfer content, verbatim: the receiving side matches payments by it. The answer's `paymentContent`, else the code's own. */
  content?: string;
}

/** Parts that both kinds of code share. */
interface QrPresentment {
  /** Text to draw as a QR code. It was read, and agrees with the answer. */
  payload?: string;
  /** Safe URL of the API's own picture: shown only where there is no `payload`. */
  imageUrl?: string;
  /** True when the code was read and names no amount, so that the payer has to type `Payment.totalPayment`. */
  payerTypesAmount: boolean;
  /** Content of the transfer that the code asks for, verbatim: the answer's `paymentContent`, else the code's own. */
  content?: string;
  /** Life of the code, ms from the arrival of the answer. Absent: it is not known to expire. */
  expiresInMs?: number;
}

/** One way to pay what an answer asks for. Follows from the fields that are omitNil, never from `paymentMethodType`. */
export type Presentment =
  | ({ kind: 'bankQr'; transfer?: BankTransfer } & QrPresentment)
  | ({ kind: 'walletQr'; wallet: 'momo' } & QrPresentment)
  | { kind: 'link'; url: string }
  | { kind: 'appLink'; url: string }
  | { kind: 'inApp'; orderId: string };

/** An order, as the payer and the host may see it. */
export interface Payment {
  /** Absent when the answer names none: then the order cannot be followed. */
  orderId?: string;
  /** The booking that was asked for. */
  customerScheduleId: number;
  /** VND, whole number. */
  totalPayment: number;
  /** As the createPayment answer said it. */
  status: PaymentStatus;
  /** In the order of the answer's fields; empty when nothing in it can be shown. Order them for the device with `sortPresentments`. */
  presentments: readonly Presentment[];
  /** Shortest life among the presentments, ms from the arrival of the answer. */
  expiresInMs?: number;
}

/** Something odd about an answer that does not stop the payment; goes to the host's `onEvent`. */
export type PaymentNotice =
  | 'content_differs'
  | 'method_differs'
  | 'picture_unverified'
  | 'qr_unreadable'
  | 'link_refused'
  | 'app_link_refused'
  | 'picture_refused';

/** What a createPayment answer means. `verdict` other than `ok`: the answer contradicts itself or the request, `payment.presentments` is empty. */
export interface ParsedPayment {
  payment: Payment;
  verdict: 'ok' | 'qr_mismatch' | 'booking_mismatch';
  notices: readonly PaymentNotice[];
}
