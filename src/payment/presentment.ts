import type { PaymentStatus } from '../contract/createPayment.js';

/** What a payer types into a banking app by hand. Every field was read from the code or the answer, never guessed. */
export interface BankTransfer {
  /** The bank's BIN at NAPAS, six digits. */
  bankBin: string;
  /** Short name of the bank. Absent for a BIN that is not on our list: then the BIN is shown. */
  bankName?: string;
  /** Account or card number, verbatim. */
  accountNumber: string;
  /** `card` when the code asks for a transfer to a card (`QRIBFTTC`). */
  accountKind: 'account' | 'card';
  /** From the chosen method's `account`, unless that names another number; else the merchant name of the code. Absent when neither names one. */
  accountHolder?: string;
  /** VND: the answer's `totalPayment`. */
  amount: number;
  /** Transfer content, verbatim: the receiving side matches payments by it. The answer's `paymentContent`, else the code's own; absent when neither has one. */
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
  /** Content of the transfer, verbatim: the answer's `paymentContent`, else the code's own; absent when neither has one. */
  content?: string;
  /** Life of the code, ms from the arrival of the answer. Absent: it is not known to expire. */
  expiresInMs?: number;
}

/** One way to pay what an answer asks for. Follows from the fields that are filled, never from `paymentMethodType`. */
export type Presentment =
  | ({ kind: 'bankQr'; transfer?: BankTransfer } & QrPresentment)
  | ({ kind: 'walletQr'; wallet: 'momo' } & QrPresentment)
  | { kind: 'link'; url: string }
  | { kind: 'appLink'; url: string }
  | { kind: 'inApp'; orderId: string };

/** An order, as the payer and the host may see it. */
export interface Payment {
  /** The order. Absent when the answer names none: then its status cannot be followed. */
  orderId?: string;
  /** The booking that was to be paid. */
  customerScheduleId: number;
  /** Total, whole VND. */
  totalPayment: number;
  /** Status in the createPayment answer. */
  status: PaymentStatus;
  /** In the order of the answer's fields; empty when nothing in it can be shown. Order them for the device with `sortPresentments`. */
  presentments: readonly Presentment[];
  /** Shortest life among the presentments, ms from the arrival of the answer. Absent: none is known to expire. */
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
