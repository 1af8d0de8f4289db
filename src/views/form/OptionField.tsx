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
import { Text } from '../controls/Text.js';
import { FieldError } from './FieldError.js';
import { part } from '../part.js';
import { useEarlyChoices } from './useEarlyChoices.js';
import { useView } from '../ViewContext.js';

/** The number of services from which a search field is shown. */
const minForSearch = 13;

/** Props of a required service: always checked, and still focusable and read by screen readers, which `disabled` would prevent. */
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
  /** Shown when the list is empty. */
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
  const hasSearch = !isRadio && list.options.length >= minForSearch;
  const names = useMemo(
    () => (hasSearch ? list.options.map((option) => withoutDiacritics(option.name)) : []),
    [hasSearch, list.options],
  );
  const normalizedQuery = withoutDiacritics(query);
  const isHidden = (index: number) => names[index]?.includes(normalizedQuery) === false;

  // The list is registered as one field. React Hook Form would search all registered inputs at each change.
  const { register, control } = form;
  const { ref, onChange } = register(name);
  const value = useWatch({ control, name });
  const chosen = new Set([value].flat());
  const choose = (keys: readonly string[]) => {
    const others = [...chosen].filter((key) => !keys.includes(key));
    const next = isRadio ? keys[0] : [...others, ...keys.filter((key) => !chosen.has(key))];
    void onChange({ type: 'change', target: { name, value: next } });
  };
  const earlyChoicesRef = useEarlyChoices(
    (key) => chosen.has(key),
    // Of two radio buttons that have changed, one was only deselected by the other.
    (inputs) => choose(inputs.filter(({ checked }) => checked || !isRadio).map((input) => input.value)),
  );
  const fieldRef = (field: HTMLFieldSetElement | null) => {
    earlyChoicesRef(field);
    // On an error the form focuses the first option that can be chosen. With a `type`, React Hook Form does not write the value to this object.
    ref(
      field && {
        type: name,
        focus: () => field.querySelector<HTMLInputElement>('[name]:enabled')?.focus(),
      },
    );
  };
  // React skips elements that are the same as before, and there may be a thousand.
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
      {/* Above the options, because the focus moves to the first of them and the last may be off screen. */}
      <FieldError id={errorId} message={error} />
      {hasSearch && (
        <input
          {...part('search')}
          type="search"
          aria-label={messages.search}
          placeholder={messages.search}
          // The input is uncontrolled: typing stays fluent while the list is filtered.
          onChange={(event) => startTransition(() => setQuery(event.target.value))}
          onKeyDown={(event) => {
            // Enter would submit the form.
            if (event.key === 'Enter') event.preventDefault();
          }}
        />
      )}
      {list.options.map((option, index) => {
        const isLocked = 'required' in option && option.required;
        return (
          <label
            {...part('option')}
            key={option.key}
            hidden={isHidden(index)}
            data-state={
              isLocked || chosen.has(option.key) ? 'checked' : option.disabled ? 'disabled' : undefined
            }
          >
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
                    onChange: () => choose([option.key]),
                  })}
            />
            {texts[index]}
          </label>
        );
      })}
      {list.status === 'loading' && (
        <p {...part('list-state')} ref={announcedRef}>
          <span {...part('spinner')} aria-hidden="true" />
          <Text>{messages.loading}</Text>
        </p>
      )}
      {list.status === 'failed' && (
        <p {...part('list-state')}>
          <span role="alert">{messages.loadFailed}</span>
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
        {price !== undefined && (
          <span {...part('option-price')} translate="no">
            {formatVnd(price, messages)}
          </span>
        )}
      </span>
    </>
  );
}
