import { useId, type ReactNode } from 'react';
import type { CheckoutForm } from '../../state/PaymentCheckoutController.js';
import { FieldError } from './FieldError.js';
import { part } from '../part.js';

/**
 * Consent to the host's terms, as a checkbox. A component of its own, because the focus goes to the first field with an error in the order in
 * which fields are registered: this one has to be rendered after the lists.
 */
export function TermsField({ form, children }: { form: CheckoutForm; children: ReactNode }) {
  const errorId = useId();
  const error = form.formState.errors.terms?.message;
  return (
    <div {...part('terms')}>
      <label {...part('terms-label')}>
        <input
          type="checkbox"
          aria-invalid={!!error}
          aria-describedby={error && errorId}
          {...form.register('terms')}
        />
        <span>{children}</span>
      </label>
      <FieldError id={errorId} message={error} />
    </div>
  );
}
