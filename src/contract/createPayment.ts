import * as z from 'zod/mini';
import { flagSchema } from './flagSchema.js';
import { integerFrom } from './integerFrom.js';
import { invisibleCharacter } from './invisibleCharacter.js';
import { lenient } from './lenient.js';

const positiveInteger = integerFrom(1);

/** A `paymentMethodSubType`. */
export const subTypeSchema = z.string().check(z.minLength(1), z.maxLength(100));

/**
 * Body of `POST /PartnerAPI/CustomerSchedule/user/createPayment`, with every rule of the contract's table.
 * Fields that the contract does not list are dropped. Two bounds are our own: a sub-type of 1 to 100 characters, and at most 1 000 services.
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

/** Parses a `paymentStatus`; anything not on the list is `Unknown`. */
export function toPaymentStatus(value: unknown): PaymentStatus {
  return paymentStatuses.find((status) => status === value) ?? 'Unknown';
}

const numericId = z.union([
  positiveInteger,
  z.pipe(z.string().check(z.refine((digits) => /^[1-9]\d{0,14}$/.test(digits))), z.transform(Number)),
]);

/**
 * Order ids are kept as text, because a long one would be rounded as a number. One with an invisible or reordering character counts as absent:
 * the id that the payer reads and quotes would not be the one that is looked up.
 */
export const orderIdSchema = z.union([
  z.pipe(positiveInteger, z.transform(String)),
  z.string().check(
    z.trim(),
    z.minLength(1),
    z.maxLength(100),
    z.refine((id) => !invisibleCharacter.test(id)),
  ),
]);

const text = lenient(z.string());

/** A number of minutes, which some installations send as text; more than 0, at most a month. */
const minutes = z.pipe(
  z.transform((value: unknown) =>
    typeof value === 'string' && /^\d+(\.\d+)?$/.test(value) ? Number(value) : value,
  ),
  z.number().check(z.refine((value) => value > 0 && value <= 60 * 24 * 31)),
);

const qrObject = lenient(
  z.object({
    qrCode: text,
    qrData: text,
    qrDataURL: text,
    paymentContent: text,
    expiredInMinutes: lenient(minutes),
  }),
);

/** The result in `data`, to be parsed before the rest of it. An `isSuccess` that is no unambiguous spelling of 1 or 0 is invalid. */
export const outcomeSchema = z.object({
  isSuccess: flagSchema,
  errorCode: lenient(z.union([z.string().check(z.minLength(1)), z.pipe(z.number(), z.transform(String))])),
});

const bookingSchema = z.object({ customerScheduleId: lenient(numericId) });

/** The `customerScheduleId` in `data` of a createPayment answer; `undefined` when there is none. */
export function parseBooking(data: unknown): number | undefined {
  return bookingSchema.safeParse(data).data?.customerScheduleId ?? undefined;
}

/**
 * `data` of a createPayment that made an order. Strict about what decides where money is paid (amount, booking) and tolerant of the rest:
 * unknown fields are dropped, null and missing fields are equal, and a code or link of a wrong type counts as absent.
 */
export const createPaymentDataSchema = z.object({
  customerScheduleId: z.nullish(numericId),
  paymentStatus: z.nullish(z.unknown()),
  totalPayment: integerFrom(0),
  orderData: lenient(z.object({ orderId: lenient(orderIdSchema) })),
  /** Older answers have the order id here. */
  orderId: lenient(orderIdSchema),
  paymentMethodId: lenient(numericId),
  paymentMethodType: lenient(numericId),
  paymentMethodSubType: text,
  bankQR: qrObject,
  /** Older answers have `bankQR` under this name. */
  paymentQR: qrObject,
  momoQR: qrObject,
  paymentLinkUrl: text,
  paymentDeepLink: text,
  inAppGtelOrderId: lenient(orderIdSchema),
  paymentGatewayData: z.optional(z.unknown()),
  metaData: z.optional(z.unknown()),
});

/** A successful createPayment answer, parsed. */
export type CreatePaymentData = z.infer<typeof createPaymentDataSchema>;
/** One of the answer's QR objects (`bankQR`, `momoQR`). */
export type QrObject = NonNullable<CreatePaymentData['bankQR']>;
