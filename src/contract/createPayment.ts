import * as z from 'zod/mini';
import { integerFrom } from './integerFrom.js';
import { lenient } from './lenient.js';

const positiveInteger = integerFrom(1);

/** A `paymentMethodSubType`. */
export const subTypeSchema = z.string().check(z.minLength(1), z.maxLength(100));

/**
 * Body of `POST /PartnerAPI/CustomerSchedule/user/createPayment`, every rule of the contract's table.
 * Fields that the contract does not name are dropped. Two bounds are ours: a sub-type of 1 to 100 characters, at most 1 000 services.
 */
export const createPaymentRequestSchema = z.object({
  customerScheduleId: positiveInteger,
  paymentMethodType: positiveInteger,
  paymentMethodId: z.optional(positiveInteger),
  paymentMethodSubType: z.optional(subTypeSchema),
  stationServicesList: z.optional(z.array(positiveInteger).check(z.maxLength(1_000))),
  stationsId: z.optional(positiveInteger),
});

/**
 * The createPayment body. Names and rules are the contract's. It holds no amount: the API decides what the booking costs.
 * A test holds it equal to {@link createPaymentRequestSchema}.
 */
export interface CreatePaymentRequest {
  /** The booking to pay, a whole number > 0. */
  customerScheduleId: number;
  /** Kind of payment, a whole number > 0 from the API's list of methods. Installations number their methods differently. */
  paymentMethodType: number;
  /** The method among those of its type, a whole number > 0. Absent when the method has no id. */
  paymentMethodId?: number | undefined;
  /** Sub-type of the method, 1 to 100 characters (our bound). Absent when the method has none. */
  paymentMethodSubType?: string | undefined;
  /** Ids of the chosen station services, each a whole number > 0, at most 1 000 (our bound). Absent when none is chosen. */
  stationServicesList?: number[] | undefined;
  /** The station, a whole number > 0. Absent when the host names none. */
  stationsId?: number | undefined;
}

/** Every `paymentStatus` the API is known to send. */
export const paymentStatuses = ['New', 'Processing', 'Pending', 'Success', 'Failed', 'Canceled'] as const;

/**
 * State of an order. `New`, `Processing` and `Pending` can still be paid; `Failed` may be tried again;
 * `Success` and `Canceled` are final. `Unknown` stands for any value not on the API's list, and never means success.
 */
export type PaymentStatus = (typeof paymentStatuses)[number] | 'Unknown';

/** Reads a wire value as a {@link PaymentStatus}; anything not on the list is `Unknown`. */
export function toPaymentStatus(value: unknown): PaymentStatus {
  return paymentStatuses.find((status) => status === value) ?? 'Unknown';
}

const numericId = z.union([
  positiveInteger,
  z.pipe(z.string().check(z.refine((digits) => /^[1-9]\d{0,14}$/.test(digits))), z.transform(Number)),
]);
/** Order ids are strings here: a long one must not be rounded. */
const orderId = z.union([
  z.pipe(positiveInteger, z.transform(String)),
  z.string().check(z.trim(), z.minLength(1), z.maxLength(100)),
]);

const text = lenient(z.string());

const qrObject = lenient(
  z.object({
    qrCode: text,
    qrData: text,
    qrDataURL: text,
    paymentContent: text,
    expiredInMinutes: lenient(
      z.number().check(z.refine((minutes) => minutes > 0 && minutes <= 60 * 24 * 31)),
    ),
  }),
);

/** `isSuccess`, the first field read in `data`. Anything other than the contract's 1 and 0, `true` and `false`, `'1'` and `'0'` fails. */
export const outcomeSchema = z.object({
  isSuccess: z.pipe(
    z.literal([1, 0, true, false, '1', '0']),
    z.transform((value) => Number(value) === 1),
  ),
  errorCode: lenient(z.union([z.string(), z.pipe(z.number(), z.transform(String))])),
});

/**
 * `data` of a createPayment that made an order. Strict about what the payer's money depends on (amount, booking),
 * tolerant of the rest: unknown fields are dropped, missing and null are the same, a presentment of a wrong type counts as absent.
 */
export const createPaymentDataSchema = z.object({
  customerScheduleId: z.nullish(numericId),
  paymentStatus: z.nullish(z.unknown()),
  totalPayment: integerFrom(0),
  orderData: lenient(z.object({ orderId: lenient(orderId) })),
  /** Older answers carry it here. */
  orderId: lenient(orderId),
  paymentMethodId: lenient(numericId),
  paymentMethodType: lenient(numericId),
  paymentMethodSubType: text,
  bankQR: qrObject,
  /** The name that older answers use for `bankQR`. */
  paymentQR: qrObject,
  momoQR: qrObject,
  paymentLinkUrl: text,
  paymentDeepLink: text,
  inAppGtelOrderId: lenient(orderId),
  paymentGatewayData: z.optional(z.unknown()),
  metaData: z.optional(z.unknown()),
});

/** A successful createPayment answer, as read. */
export type CreatePaymentData = z.infer<typeof createPaymentDataSchema>;
/** One of the answer's QR objects (`bankQR`, `momoQR`). */
export type QrObject = NonNullable<CreatePaymentData['bankQR']>;
