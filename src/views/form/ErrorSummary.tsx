import type { CheckoutForm } from '../../state/PaymentCheckoutController.js';
import { Button } from '../controls/Button.js';
import { fieldErrorText } from './FieldError.js';
import { Notice } from '../controls/Notice.js';
import { useView } from '../ViewContext.js';

/** In the order in which the fields are shown. */
const fields = ['method', 'services', 'terms'] as const;

/** Everything that is wrong, where the payer has just pressed; each line leads to its field. One error alone has the focus already. */
export function ErrorSummary({ form }: { form: CheckoutForm }) {
  const { messages } = useView();
  const { errors } = form.formState;
  const wrong = fields.filter((field) => errors[field]);
  return (
    wrong.length > 1 && (
      <Notice tone="error">
        {wrong.map((field) => (
          <Button key={field} kind="quiet" onClick={() => form.setFocus(field)}>
            {fieldErrorText(errors[field]?.message, messages)}
          </Button>
        ))}
      </Notice>
    )
  );
}
