import * as z from 'zod/mini';
import { omitNil } from './omitNil.js';
import { integerFrom } from './integerFrom.js';
import { lenient } from './lenient.js';

/** One service of an inspection station that a booking can include. */
export interface StationService {
  /** Goes into `stationServicesList`, > 0. */
  id: number;
  /** What the payer reads. */
  name: string;
  /** VND, whole number. Left out where nobody knows it: then no total is promised. */
  price?: number;
  /** A second line under the name. */
  description?: string;
  /** Always part of the booking: shown as chosen, cannot be taken off. */
  required?: boolean;
  /** Shown, but not to be chosen. */
  disabled?: boolean;
}

const serviceSchema = z.object({
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
  /** Not documented; read where it is there. */
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

/** Reads a `servicesUrl` answer: the list that our proxy gives, or the API's own forms. One service that cannot be read hides no other. */
export const parseServiceList = (data: unknown): StationService[] =>
  entriesOf(data).flatMap((value) => serviceSchema.safeParse(value).data ?? readRecord(value));
