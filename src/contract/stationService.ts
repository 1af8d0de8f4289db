import * as z from 'zod/mini';

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
    id: z.int().check(z.positive()),
    name: z.string().check(z.minLength(1)),
    price: z.exactOptional(z.int().check(z.nonnegative())),
    description: z.exactOptional(z.string()),
    required: z.exactOptional(z.boolean()),
    disabled: z.exactOptional(z.boolean()),
  }),
);

const recordSchema = z.object({
  stationServicesId: z.int().check(z.positive()),
  serviceName: z.string().check(z.trim(), z.minLength(1)),
  isActive: z.catch(z.nullish(z.union([z.number(), z.boolean()])), null),
  /** Not documented; read where it is there. */
  price: z.catch(z.nullish(z.int().check(z.nonnegative())), null),
  servicePrice: z.catch(z.nullish(z.int().check(z.nonnegative())), null),
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
    const price = record.data.price ?? record.data.servicePrice;
    return [
      {
        id: record.data.stationServicesId,
        name: record.data.serviceName,
        ...(price != null && { price }),
      },
    ];
  });
}

/** Reads a `servicesUrl` answer: the list that our proxy gives, or the API's own forms. */
export function readServiceList(data: unknown): StationService[] {
  return serviceListSchema.safeParse(data).data ?? toStationServices(data);
}
