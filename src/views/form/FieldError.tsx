import type { Messages } from '../../i18n/vi.js';
import { part } from '../part.js';
import { useView } from '../ViewContext.js';

/** The form's resolver names an error by its catalogue key. */
export const fieldErrorText = (message: string | undefined, messages: Messages) =>
  messages[message as 'methodRequired' | 'servicesInvalid' | 'termsRequired'];

/** The sentence for a field's error, beside the field. */
export function FieldError({ id, message }: { id: string; message: string | undefined }) {
  const { messages } = useView();
  if (!message) return null;
  return (
    <p {...part('error')} id={id} role="alert">
      {fieldErrorText(message, messages)}
    </p>
  );
}
