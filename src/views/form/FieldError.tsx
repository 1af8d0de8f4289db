import type { Messages } from '../../i18n/vi.js';
import { Text } from '../controls/Text.js';
import { part } from '../part.js';
import { useView } from '../ViewContext.js';

/** Translates an error message of the form, which is a key of the catalogue. */
export const fieldErrorText = (message: string | undefined, messages: Messages) =>
  messages[message as 'methodRequired' | 'servicesInvalid' | 'termsRequired'];

/** The error message of a field. */
export function FieldError({ id, message }: { id: string; message: string | undefined }) {
  const { messages } = useView();
  if (!message) return null;
  return (
    <p {...part('error')} id={id} role="alert">
      <Text>{fieldErrorText(message, messages)}</Text>
    </p>
  );
}
