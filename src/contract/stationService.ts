import * as z from 'zod/mini';
import { filled } from './filled.js';
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

const serviceListSchema = z.array(
  z.object({
    id: integerFrom(1),
    name: z.string().check(z.minLength(1)),
    price: z.exactOptional(integerFrom(0)),
    description: z.exactOptional(z.string()),
    required: z.exactOptional(z.boolean()),
    disabled: z.exactOptional(z.boolean()),
  }),
);

const recordSchema = z.object({
  stationServicesId: integerFrom(1),
  serviceName: z.string().check(z.trim(), z.minLength(1)),
  isActive: lenient(z.literal([1, 0, true, false])),
  /** Not documented; read where it is there. */
  price: lenient(integerFrom(0)),
  servicePrice: lenient(integerFrom(0)),
});

/**
 * Turns `data` of `getListStationService` (`{data: [...], total}` or the bare array) into the `stationServices` prop.
 * Leaves out inactive and unreadable records. Anything else gives an empty list.
 */
export function toStationServices(data: unknown): StationService[] {
  const list: unknown = typeof data === 'object' && data !== null && 'data' in data ? data.data : data;
  if (!Array.isArray(list)) return [];
  return list.flatMap((value) => {
    const record = recordSchema.safeParse(value);
    const isOff = record.data?.isActive === 0 || record.data?.isActive === false;
    if (!record.success || isOff) return [];
    const { stationServicesId: id, serviceName: name, price, servicePrice } = record.data;
    return [filled({ id, name, price: price ?? servicePrice })];
  });
}

/** Reads a `servicesUrl` answer: the list that our proxy gives, or the API's own forms. */
export function readServiceList(data: unknown): StationService[] {
  return serviceListSchema.safeParse(data).data ?? toStationServices(data);
}
