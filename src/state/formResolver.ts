import type { FieldErrors, Resolver } from 'react-hook-form';
import type { CreatePaymentRequest } from '../contract/createPayment.js';
import type { checkoutFormSchema } from './checkoutForm.js';
import type { CheckoutFormValues } from './PaymentCheckoutController.js';

/** The schema as the form's resolver: the contract's body, or a catalogue key for each field that is wrong. */
export function formResolver(
  schema: ReturnType<typeof checkoutFormSchema>,
): Resolver<CheckoutFormValues, unknown, CreatePaymentRequest> {
  return (values) => {
    const reading = schema.safeParse(values);
    if (reading.success) return { values: reading.data, errors: {} };
    const errors = reading.error.issues.map(({ path, message }) => [path[0], { type: 'validate', message }]);
    return { values: {}, errors: Object.fromEntries(errors) as FieldErrors<CheckoutFormValues> };
  };
}
