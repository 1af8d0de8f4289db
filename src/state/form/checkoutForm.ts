import * as z from 'zod/mini';
import { omitNil } from '../../contract/omitNil.js';
import { createPaymentRequestSchema, type CreatePaymentRequest } from '../../contract/createPayment.js';
import type { MethodOption, ServiceOption } from '../PaymentCheckoutController.js';

export interface CheckoutFormRules {
  customerScheduleId: number;
  stationsId: number | undefined;
  methods: readonly MethodOption[];
  services: readonly ServiceOption[];
  requireTerms: boolean;
}

/**
 * From the form's values to the contract's body.
 * Required services are added here, whatever the inputs say; absent fields are left out.
 */
export function checkoutFormSchema({
  customerScheduleId,
  stationsId,
  methods,
  services,
  requireTerms,
}: CheckoutFormRules) {
  const findMethod = (key: string) => methods.find((method) => method.key === key && !method.disabled);
  // With no services to choose from, what is chosen (by the host's defaults) is left out, and stops nobody.
  const isChoosable = (key: string) =>
    services.length === 0 || services.some((service) => service.key === key && !service.disabled);
  const requiredKeys = services.flatMap((service) => (service.required ? [service.key] : []));
  const values = z.object({
    method: z.string().check(z.refine((key) => findMethod(key) !== undefined)),
    services: z
      .array(z.string())
      .check(z.refine((keys) => keys.every((key) => requiredKeys.includes(key) || isChoosable(key)))),
    terms: z.boolean().check(z.refine((agreed) => agreed || !requireTerms)),
  });
  const toBody = z.transform((form: z.output<typeof values>): CreatePaymentRequest => {
    const method = findMethod(form.method);
    const chosen = new Set([...requiredKeys, ...form.services]);
    const serviceIds = services.flatMap((service) => (chosen.has(service.key) ? [service.id] : []));
    return omitNil({
      customerScheduleId,
      paymentMethodType: method?.type ?? 0,
      paymentMethodId: method?.id,
      paymentMethodSubType: method?.subType,
      stationServicesList: serviceIds.length > 0 ? serviceIds : undefined,
      stationsId,
    });
  });
  return z.pipe(z.pipe(values, toBody), createPaymentRequestSchema);
}

/** VND for the chosen services and the required ones; `null` when none is chosen, or the price of one is not known. */
export function totalOf(services: readonly ServiceOption[], chosenKeys: readonly string[]): number | null {
  const keys = new Set(chosenKeys);
  const chosen = services.filter((service) => service.required === true || keys.has(service.key));
  if (chosen.length === 0) return null;
  return chosen.reduce<number | null>(
    (sum, { price }) => (sum === null || price === undefined ? null : sum + price),
    0,
  );
}
