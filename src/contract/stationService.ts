import * as z from 'zod/mini';
import { omitNil } from './omitNil.js';
import { integerFrom } from './integerFrom.js';
import { lenient } from './lenient.js';

/** One service of an inspection station that a booking can include. */
export interface StationService {
  /** Sent in `stationServicesList`, > 0. */
  id: number;
  /** What the payer reads. */
  name: string;
  /** Price, whole VND. Absent when not known: then no total is shown. */
  price?: number;
  /** A second line under the name. Absent: there is none. */
  description?: string;
  /**
   * Always part of the booking: shown as chosen, and cannot be deselected.
   * @default false
   */
  required?: boolean;
  /**
   * Shown, but cannot be chosen.
   * @default false
   */
  disabled?: boolean;
}

/** A service in the shape of the prop; {@link StationService} is its type. */
export const stationServiceSchema = z.object({
  id: integerFrom(1),
  name: z.string().check(z.minLength(1)),
  price: z.exactOptional(integerFrom(0)),
  description: z.exactOptional(z.string()),
  required: z.exactOptional(z.boolean()),
  disabled: z.exactOptional(z.boolean()),
});

const recordSchema = z.object({
  stationServicesId: integerFrom(1),
  serviceName: z.string().check(z.trim(), z.minLength(1)),
  isActive: lenient(z.literal([1, 0, true, false])),
  /** Not documented by the contract; read when present. */
  price: lenient(integerFrom(0)),
  servicePrice: lenient(integerFrom(0)),
});

function entriesOf(data: unknown): unknown[] {
  const list: unknown = typeof data === 'object' && data !== null && 'data' in data ? data.data : data;
  return Array.isArray(list) ? list : [];
}

function readRecord(value: unknown): StationService[] {
  const { data } = recordSchema.safeParse(value);
  if (!data || data.isActive === 0 || data.isActive === false) return [];
  const { stationServicesId: id, serviceName: name, price, servicePrice } = data;
  return [omitNil({ id, name, price: price ?? servicePrice })];
}

/**
 * Turns `data` of `getListStationService` (`{data: [...], total}` or the bare array) into the `stationServices` prop.
 * Leaves out inactive and unreadable records. Anything else gives an empty list.
 */
export const toStationServices = (data: unknown): StationService[] => entriesOf(data).flatMap(readRecord);

/** Reads a `servicesUrl` answer: the list that our proxy gives, or the API's own forms. A service that cannot be read is left out; the others stay. */
export const parseServiceList = (data: unknown): StationService[] =>
  entriesOf(data).flatMap((value) => stationServiceSchema.safeParse(value).data ?? readRecord(value));
