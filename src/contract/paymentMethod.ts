import * as z from 'zod/mini';
import { subTypeSchema } from './createPayment.js';
import { optionalFlag } from './flagSchema.js';
import { integerFrom } from './integerFrom.js';
import { lenient, lenientText } from './lenient.js';
import { omitNil } from './omitNil.js';
import { uniqueBy } from './uniqueBy.js';

/** The account that a bank method pays into, if the API or the partner names it. */
export interface MethodAccount {
  /** Account number, digits and letters as the bank writes it. Absent: not known. */
  number?: string;
  /** Name of the account holder. Absent: not known. */
  holder?: string;
}

/** A payment method as offered to the payer. The list comes from the partner or the API; this package ships none. */
export interface PaymentMethod {
  /** `paymentMethodType` to post. It has no fixed meaning: installations number their methods differently. */
  type: number;
  /** `paymentMethodId` to post, > 0. Absent: the body leaves it out. */
  id?: number;
  /** `paymentMethodSubType` to post, 1 to 100 characters. Absent: the body leaves it out. */
  subType?: string;
  /** Name shown to the payer. */
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

const recordSchema = z.object({
  paymentMethodId: lenient(integerFrom(1)),
  paymentMethodType: integerFrom(1),
  paymentMethodSubType: lenient(subTypeSchema),
  paymentMethodName: z.string().check(z.trim(), z.minLength(1)),
  paymentMethodEnable: optionalFlag,
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

function parseRecord(value: unknown): PaymentMethod[] {
  const { data } = recordSchema.safeParse(value);
  return data && (data.paymentMethodEnable ?? true) ? [toPaymentMethod(data)] : [];
}

/** A method is identified by what is posted for it. The first of several equal ones wins. */
const uniqueMethods = (methods: readonly PaymentMethod[]): PaymentMethod[] =>
  uniqueBy(methods, ({ type, id, subType }) => JSON.stringify([type, id, subType]));

/**
 * Converts `data` of `getPublicPaymentMethod` to the `paymentMethods` prop. Accepts both known forms: an object keyed by provider, and an older array.
 * Skips null, disabled, invalid and repeated records. Returns an empty list for anything else.
 */
export const toPaymentMethods = (data: unknown): PaymentMethod[] =>
  uniqueMethods(entriesOf(data).flatMap(parseRecord));

/** Parses an answer of `methodsUrl`: the proxy's list, or one of the API's own forms. Skips invalid and repeated entries. */
export const parseMethodList = (data: unknown): PaymentMethod[] =>
  uniqueMethods(
    entriesOf(data).flatMap((value) => paymentMethodSchema.safeParse(value).data ?? parseRecord(value)),
  );
