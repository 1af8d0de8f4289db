import type { CheckoutForm } from '../../state/PaymentCheckoutController.js';
import { Button } from '../controls/Button.js';
import { fieldErrorText } from './FieldError.js';
import { Notice } from '../controls/Notice.js';
import { useView } from '../ViewContext.js';

/** In the order of the form. */
const fields = ['method', 'services', 'terms'] as const;

/** All errors of the form, next to the submit button. Pressing one focuses its field. A single error needs no summary: its field has the focus. */
export function ErrorSummary({ form }: { form: CheckoutForm }) {
  const { messages } = useView();
  const { errors } = form.formState;
  const invalidFields = fields.filter((field) => errors[field]);
  return (
    invalidFields.length > 1 && (
      <Notice tone="error">
        {invalidFields.map((field) => (
          <Button key={field} kind="quiet" onClick={() => form.setFocus(field)}>
            {fieldErrorText(errors[field]?.message, messages)}
          </Button>
        ))}
      </Notice>
    )
  );
}
