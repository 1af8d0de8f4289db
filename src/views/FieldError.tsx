import { part } from './part.js';
import { useView } from './ViewContext.js';

/** The sentence for a field's error, which the form's resolver names by its catalogue key. */
export function FieldError({ id, message }: { id: string; message: string | undefined }) {
  const { messages } = useView();
  if (!message) return null;
  return (
    <p {...part('error')} id={id} role="alert">
      {message === 'methodRequired' || message === 'termsRequired'
        ? messages[message]
        : messages.servicesInvalid}
    </p>
  );
}
