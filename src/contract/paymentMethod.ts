import * as z from 'zod/mini';
import { subTypeSchema } from './createPayment.js';
import { omitNil } from './omitNil.js';
import { integerFrom } from './integerFrom.js';
import { lenient } from './lenient.js';

/** Account that a bank method pays into, where the API or the partner names it. */
export interface MethodAccount {
  /** Account number, digits and letters as the bank writes it. Absent: not known. */
  number?: string;
  /** Account holder's name. Absent: not known. */
  holder?: string;
}

/** One way to pay, as offered to the payer. The list comes from the partner or the API, never from us. */
export interface PaymentMethod {
  /** `paymentMethodType` to post. Means nothing by itself: installations number their methods differently. */
  type: number;
  /** `paymentMethodId` to post, > 0. Absent: the body leaves it out. */
  id?: number;
  /** `paymentMethodSubType` to post, 1 to 100 characters. Absent: the body leaves it out. */
  subType?: string;
  /** What the payer reads. */
  name: string;
  /** A second line under the name. Absent: there is none. */
  description?: string;
  /** Picture of the method, decorative. From `methodsUrl`: https, a bitmap as a data URL, or a path below `assetBaseUrl`. Absent: no picture. */
  imageUrl?: string;
  /** Account behind a bank method; its holder is shown with the transfer details. Absent: the holder comes from the code, if it names one. */
  account?: MethodAccount;
  /**
   * Shown, but cannot be chosen.
   * @default false
   */
  disabled?: boolean;
}

const optionalText = z.exactOptional(z.string());

/** A method in the shape of the prop; {@link PaymentMethod} is its type. */
export const paymentMethodSchema = z.object({
  type: integerFrom(1),
  id: z.exactOptional(integerFrom(1)),
  subType: z.exactOptional(subTypeSchema),
  name: z.string().check(z.minLength(1)),
  description: optionalText,
  imageUrl: optionalText,
  account: z.exactOptional(z.object({ number: optionalText, holder: optionalText })),
  disabled: z.exactOptional(z.boolean()),
});

/** An empty text is read as not filled. */
const lenientText = lenient(z.string().check(z.minLength(1)));

const recordSchema = z.object({
  paymentMethodId: lenient(integerFrom(1)),
  paymentMethodType: integerFrom(1),
  paymentMethodSubType: lenient(subTypeSchema),
  paymentMethodName: z.string().check(z.trim(), z.minLength(1)),
  paymentMethodEnable: lenient(z.literal([1, 0, true, false])),
  paymentMethodImageUrl: lenientText,
  paymentMethodIdentityNumber: lenientText,
  paymentMethodOwnerName: lenientText,
  paymentMethodReceiverName: lenientText,
  paymentMethodNote: lenientText,
});

function toPaymentMethod(record: z.infer<typeof recordSchema>): PaymentMethod {
  const holder = record.paymentMethodOwnerName ?? record.paymentMethodReceiverName;
  const number = record.paymentMethodIdentityNumber;
  return omitNil({
    type: record.paymentMethodType,
    id: record.paymentMethodId,
    subType: record.paymentMethodSubType,
    name: record.paymentMethodName,
    description: record.paymentMethodNote,
    imageUrl: record.paymentMethodImageUrl,
    account: (holder ?? number) ? omitNil({ number, holder }) : undefined,
  });
}

const entriesOf = (data: unknown): unknown[] =>
  typeof data === 'object' && data !== null ? Object.values(data) : [];

function readRecord(value: unknown): PaymentMethod[] {
  const { data } = recordSchema.safeParse(value);
  const isOff = data?.paymentMethodEnable === 0 || data?.paymentMethodEnable === false;
  return data && !isOff ? [toPaymentMethod(data)] : [];
}

/**
 * Turns `data` of `getPublicPaymentMethod` into the `paymentMethods` prop. Understands both known forms (an object keyed by provider, an older array);
 * leaves out null, disabled and unreadable records. Anything else gives an empty list.
 */
export const toPaymentMethods = (data: unknown): PaymentMethod[] => entriesOf(data).flatMap(readRecord);

/** Reads a `methodsUrl` answer: the list that our proxy gives, or the API's own forms. A method that cannot be read is left out; the others stay. */
export const parseMethodList = (data: unknown): PaymentMethod[] =>
  entriesOf(data).flatMap((value) => paymentMethodSchema.safeParse(value).data ?? readRecord(value));
