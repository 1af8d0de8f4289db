import { startTransition, useId, useMemo, useState, type MouseEvent, type ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import { formatRetry, formatVnd } from '../../i18n/format.js';
import type {
  MethodOption,
  OptionList,
  PaymentCheckoutController,
  ServiceOption,
} from '../../state/PaymentCheckoutController.js';
import { Button } from '../controls/Button.js';
import { FieldError } from './FieldError.js';
import { part } from '../part.js';
import { useView } from '../ViewContext.js';

/** So many services get a search box. */
const searchFrom = 13;

/** A required service stays chosen, and can still be reached and read; it is part of the booking whatever the form says. */
const locked = {
  checked: true,
  'aria-disabled': true,
  onChange: () => undefined,
  onClick: (event: MouseEvent) => event.preventDefault(),
};

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
  const wanted = withoutDiacritics(query);
  const isHidden = (index: number) => names[index]?.includes(wanted) === false;

  // One field of the form, and not each box: of those it would look through all for each that is added or changed.
  const { register, control } = form;
  const { ref, onChange } = register(name);
  // What the form moves to when this is wrong: the first that can be chosen. Without a `type` it would tell itself the value each time.
  const fieldRef = (field: HTMLFieldSetElement | null) =>
    ref(
      field && {
        type: name,
        focus: () => field.querySelector<HTMLInputElement>('[name]:enabled')?.focus(),
      },
    );
  const value = useWatch({ control, name });
  const chosen = new Set([value].flat());
  const choose = (key: string) => {
    if (!chosen.delete(key)) chosen.add(key);
    void onChange({ type: 'change', target: { name, value: isRadio ? key : [...chosen] } });
  };
  // The same elements as before are not rendered again: there may be a thousand.
  const texts = useMemo(
    () =>
      list.options.map((option) => renderOption?.(option) ?? <OptionText key={option.key} option={option} />),
    [list.options, renderOption],
  );
  return (
    <fieldset
      {...part(name)}
      ref={fieldRef}
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
          // What is typed is shown by the browser, and what it finds as soon as there is time.
          onChange={(event) => startTransition(() => setQuery(event.target.value))}
          onKeyDown={(event) => {
            // Enter would pay.
            if (event.key === 'Enter') event.preventDefault();
          }}
        />
      )}
      {list.options.map((option, index) => {
        const isLocked = 'required' in option && option.required;
        return (
          <label {...part('option')} key={option.key} hidden={isHidden(index)}>
            <input
              type={isRadio ? 'radio' : 'checkbox'}
              name={name}
              value={option.key}
              aria-invalid={isRadio ? undefined : !!error}
              aria-describedby={error && errorId}
              {...(isLocked
                ? locked
                : {
                    checked: chosen.has(option.key),
                    disabled: option.disabled,
                    onChange: () => choose(option.key),
                  })}
            />
            {texts[index]}
          </label>
        );
      })}
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
      {hasSearch && list.options.every((_, index) => isHidden(index)) && (
        <p {...part('list-state')} ref={announcedRef}>
          {messages.searchEmpty}
        </p>
      )}
    </fieldset>
  );
}

function OptionText({ option }: { option: MethodOption | ServiceOption }) {
  const { messages } = useView();
  const imageUrl = 'imageUrl' in option ? option.imageUrl : undefined;
  const price = 'price' in option ? option.price : undefined;
  return (
    <>
      {imageUrl && (
        <img
          {...part('option-image')}
          src={imageUrl}
          alt=""
          onError={(event) => {
            event.currentTarget.hidden = true;
          }}
        />
      )}
      <span {...part('option-text')}>
        <span {...part('option-lines')}>
          <span {...part('option-name')}>{option.name}</span>
          {option.description && <span {...part('option-description')}>{option.description}</span>}
          {'required' in option && option.required && (
            <span {...part('option-description')}>{messages.required}</span>
          )}
        </span>
        {price !== undefined && <span {...part('option-price')}>{formatVnd(price, messages)}</span>}
      </span>
    </>
  );
}
