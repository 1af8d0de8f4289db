import { useId, useState, type MouseEvent, type ReactNode } from 'react';
import { formatRetry, formatVnd } from '../i18n/format.js';
import type {
  MethodOption,
  OptionList,
  PaymentCheckoutController,
  ServiceOption,
} from '../state/PaymentCheckoutController.js';
import { Button } from './Button.js';
import { FieldError } from './FieldError.js';
import { part } from './part.js';
import { useView } from './ViewContext.js';

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
  const wanted = hasSearch ? withoutDiacritics(query) : '';
  const isHidden = (option: Option) => !withoutDiacritics(option.name).includes(wanted);
  return (
    <fieldset
      {...part(name)}
      role={isRadio ? 'radiogroup' : undefined}
      aria-required={isRadio || undefined}
      aria-invalid={(isRadio && !!error) || undefined}
    >
      <legend {...part('legend')}>{legend}</legend>
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
      {list.options.map((option) => {
        const isLocked = 'required' in option && option.required;
        return (
          // Hidden, not removed: the form forgets boxes that are gone.
          <label {...part('option')} key={option.key} hidden={isHidden(option)}>
            <input
              type={isRadio ? 'radio' : 'checkbox'}
              value={option.key}
              aria-invalid={isRadio ? undefined : !!error}
              aria-describedby={error && errorId}
              {...(isLocked ? locked : { ...form.register(name), disabled: option.disabled })}
            />
            {renderOption?.(option) ?? <OptionText option={option} />}
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
      {wanted && list.options.every(isHidden) && (
        <p {...part('list-state')} ref={announcedRef}>
          {messages.searchEmpty}
        </p>
      )}
      <FieldError id={errorId} message={error} />
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
