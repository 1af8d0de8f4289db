import type { FieldErrors, Resolver } from 'react-hook-form';
import type { CreatePaymentRequest } from '../../contract/createPayment.js';
import type { checkoutFormSchema } from './checkoutForm.js';
import type { CheckoutFormValues } from '../PaymentCheckoutController.js';

/** What the payer reads about each field that is wrong: keys of the catalogue. */
const messageKeys = {
  method: 'methodRequired',
  services: 'servicesInvalid',
  terms: 'termsRequired',
} as const satisfies Record<keyof CheckoutFormValues, string>;

/** The field that the payer can mend it in, also where it is the body made of the form that breaks a rule of the contract. */
const fieldOf = (path: unknown): keyof CheckoutFormValues =>
  path === 'services' || path === 'stationServicesList' ? 'services' : path === 'terms' ? path : 'method';

/** The schema as the form's resolver: the contract's body, or a catalogue key for each field that is wrong. Never neither. */
export function formResolver(
  schema: ReturnType<typeof checkoutFormSchema>,
): Resolver<CheckoutFormValues, unknown, CreatePaymentRequest> {
  return (values) => {
    const parsed = schema.safeParse(values);
    if (parsed.success) return { values: parsed.data, errors: {} };
    const errors = parsed.error.issues.map(({ path }) => {
      const field = fieldOf(path[0]);
      return [field, { type: 'validate', message: messageKeys[field] }];
    });
    return { values: {}, errors: Object.fromEntries(errors) as FieldErrors<CheckoutFormValues> };
  };
}
