import * as z from 'zod/mini';
import { optionalFlag } from './flagSchema.js';
import { integerFrom } from './integerFrom.js';
import { lenient } from './lenient.js';
import { omitNil } from './omitNil.js';
import { uniqueBy } from './uniqueBy.js';

/** One service of an inspection station that a booking can include. */
export interface StationService {
  /** Posted in `stationServicesList`, > 0. */
  id: number;
  /** Name shown to the payer. */
  name: string;
  /** Price in VND, a whole number. Absent when unknown; no total is shown then. */
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
  isActive: optionalFlag,
  /** The API does not document a price, so both names are optional. */
  price: lenient(integerFrom(0)),
  servicePrice: lenient(integerFrom(0)),
});

function entriesOf(data: unknown): unknown[] {
  const list: unknown = typeof data === 'object' && data !== null && 'data' in data ? data.data : data;
  return Array.isArray(list) ? list : [];
}

function parseRecord(value: unknown): StationService[] {
  const { data } = recordSchema.safeParse(value);
  if (!data || !(data.isActive ?? true)) return [];
  const { stationServicesId: id, serviceName: name, price, servicePrice } = data;
  return [omitNil({ id, name, price: price ?? servicePrice })];
}

/** The first of several services with the same id wins. */
const uniqueServices = (services: readonly StationService[]): StationService[] =>
  uniqueBy(services, ({ id }) => id);

/**
 * Converts `data` of `getListStationService` (`{data: [...], total}` or a bare array) to the `stationServices` prop.
 * Skips inactive, invalid and repeated records. Returns an empty list for anything else.
 */
export const toStationServices = (data: unknown): StationService[] =>
  uniqueServices(entriesOf(data).flatMap(parseRecord));

/** Parses an answer of `servicesUrl`: the proxy's list, or one of the API's own forms. Skips invalid and repeated entries. */
export const parseServiceList = (data: unknown): StationService[] =>
  uniqueServices(
    entriesOf(data).flatMap((value) => stationServiceSchema.safeParse(value).data ?? parseRecord(value)),
  );
