import { useCallback, useId, useMemo, useState, type ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import { formatRetry } from '../i18n/format.js';
import type {
  MethodOption,
  OptionList,
  PaymentCheckoutController,
  ServiceOption,
} from '../state/PaymentCheckoutController.js';
import { Button } from './Button.js';
import { FieldError } from './FieldError.js';
import { OptionRow } from './OptionRow.js';
import { part } from './part.js';
import { useView } from './ViewContext.js';

/** So many services get a search box. */
const searchFrom = 13;

const withoutDiacritics = (text: string) =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd').toLowerCase();

interface OptionFieldProps<Option> {
  name: 'method' | 'services';
  legend: string;
  list: OptionList<Option>;
  /** What to say when the list has nothing to choose from. */
  empty?: string;
  form: PaymentCheckoutController['form'];
  /** Replaces the text of an option. */
  renderOption?: ((option: Option) => ReactNode) | undefined;
}

/** The methods as radio buttons, or the services as checkboxes. */
export function OptionField<Option extends MethodOption | ServiceOption>(props: OptionFieldProps<Option>) {
  const { name, legend, list, empty, form, renderOption } = props;
  const { messages, announcedRef } = useView();
  const [query, setQuery] = useState('');
  const errorId = useId();
  const error = form.formState.errors[name]?.message;
  const isRadio = name === 'method';
  const hasSearch = !isRadio && list.options.length >= searchFrom;
  const names = useMemo(
    () => (hasSearch ? list.options.map((option) => withoutDiacritics(option.name)) : []),
    [hasSearch, list.options],
  );
  const wanted = hasSearch ? withoutDiacritics(query) : '';
  const isHidden = (index: number) => wanted !== '' && !names[index]?.includes(wanted);

  // One field of the form, and not each box: of those it would look through all for each that is added or changed.
  const { register, getValues, control } = form;
  const { ref } = register(name);
  // What the form moves to when this is wrong. Without a `type` it would tell itself the value each time.
  const focusRef = (input: HTMLInputElement | null) =>
    ref(input && { type: name, focus: () => input.focus() });
  const value = useWatch({ control, name });
  const chosen = new Set([value].flat());
  const choose = useCallback(
    (key: string) => {
      const before = getValues(name);
      const after =
        typeof before === 'string'
          ? key
          : before.includes(key)
            ? before.filter((other) => other !== key)
            : [...before, key];
      void register(name).onChange({ type: 'change', target: { name, value: after } });
    },
    [name, register, getValues],
  );
  return (
    <fieldset
      {...part(name)}
      role={isRadio ? 'radiogroup' : undefined}
      aria-required={isRadio || undefined}
      aria-invalid={(isRadio && !!error) || undefined}
    >
      <legend {...part('legend')}>{legend}</legend>
      {/* Before the options: the focus goes to the first of them, and the last may be a screen away. */}
      <FieldError id={errorId} message={error} />
      {hasSearch && (
        <input
          {...part('search')}
          type="search"
          aria-label={messages.search}
          placeholder={messages.search}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={(event) => {
            // Enter would pay.
            if (event.key === 'Enter') event.preventDefault();
          }}
        />
      )}
      {list.options.map((option, index) => (
        <OptionRow
          key={option.key}
          name={name}
          option={option}
          isChosen={chosen.has(option.key)}
          isHidden={isHidden(index)}
          errorId={error && errorId}
          onChoose={choose}
          inputRef={index === 0 ? focusRef : undefined}
          renderOption={renderOption}
        />
      ))}
      {list.status === 'loading' && (
        <p {...part('list-state')} ref={announcedRef}>
          <span {...part('spinner')} aria-hidden="true" />
          {messages.loading}
        </p>
      )}
      {list.status === 'failed' && (
        <p {...part('list-state')}>
          <span role="alert">{messages.loadFailed}</span>{' '}
          <Button isBusy={list.retryInSeconds > 0} onClick={list.reload}>
            {list.retryInSeconds > 0 ? formatRetry(list.retryInSeconds, messages) : messages.reload}
          </Button>
        </p>
      )}
      {list.status === 'ready' && list.options.length === 0 && <p {...part('list-state')}>{empty}</p>}
      {wanted && list.options.every((_, index) => isHidden(index)) && (
        <p {...part('list-state')} ref={announcedRef}>
          {messages.searchEmpty}
        </p>
      )}
    </fieldset>
  );
}
