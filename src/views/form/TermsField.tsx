import { useEffect, useId, useRef, type ReactNode } from 'react';
import type { CheckoutForm } from '../../state/PaymentCheckoutController.js';
import { FieldError } from './FieldError.js';
import { part } from '../part.js';
import { textOf } from './textOf.js';

/**
 * The checkbox for consent to the host's terms. It is a component of its own so that it is registered after the lists: React Hook Form focuses the
 * first invalid field in the order of registration.
 */
export function TermsField({ form, children }: { form: CheckoutForm; children: ReactNode }) {
  const errorId = useId();
  const error = form.formState.errors.terms?.message;
  const { ref, ...field } = form.register('terms');
  const { setValue } = form;
  const text = textOf(children);
  const agreedText = useRef(text);
  useEffect(() => {
    // The payer agreed to other terms.
    if (agreedText.current !== text) setValue('terms', false);
    agreedText.current = text;
  }, [text, setValue]);
  const inputRef = (input: HTMLInputElement | null) => {
    // Checked in server-rendered HTML, before React took over. Registering resets the input to the form's value.
    const isChecked = input?.checked;
    ref(input);
    if (isChecked && !input.checked) form.setValue('terms', true);
  };
  return (
    <div {...part('terms')}>
      <label {...part('terms-label')}>
        <input
          type="checkbox"
          aria-invalid={!!error}
          aria-describedby={error && errorId}
          {...field}
          ref={inputRef}
        />
        <span>{children}</span>
      </label>
      <FieldError id={errorId} message={error} />
    </div>
  );
}
