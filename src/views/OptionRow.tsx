import { memo, type MouseEvent, type ReactNode, type Ref } from 'react';
import { formatVnd } from '../i18n/format.js';
import type { MethodOption, ServiceOption } from '../state/PaymentCheckoutController.js';
import { part } from './part.js';
import { useView } from './ViewContext.js';

/** A required service stays chosen, and can still be reached and read; it is part of the booking whatever the form says. */
const locked = {
  checked: true,
  'aria-disabled': true,
  onChange: () => undefined,
  onClick: (event: MouseEvent) => event.preventDefault(),
};

interface OptionRowProps<Option> {
  name: 'method' | 'services';
  option: Option;
  isChosen: boolean;
  isHidden: boolean;
  /** Of the field's error, where there is one. */
  errorId: string | undefined;
  onChoose: (key: string) => void;
  inputRef: Ref<HTMLInputElement> | undefined;
  renderOption: ((option: Option) => ReactNode) | undefined;
}

const OptionBox = memo(function OptionBox(
  props: Omit<OptionRowProps<MethodOption | ServiceOption>, 'isHidden'>,
) {
  const { name, option, isChosen, errorId, onChoose, inputRef, renderOption } = props;
  const isRadio = name === 'method';
  const isLocked = 'required' in option && option.required;
  return (
    <>
      <input
        type={isRadio ? 'radio' : 'checkbox'}
        name={name}
        value={option.key}
        aria-invalid={isRadio ? undefined : !!errorId}
        aria-describedby={errorId}
        {...(isLocked
          ? locked
          : {
              ref: inputRef,
              checked: isChosen,
              disabled: option.disabled,
              onChange: () => onChoose(option.key),
            })}
      />
      {renderOption?.(option) ?? <OptionText option={option} />}
    </>
  );
});

/** One box and what it stands for. Of both, only what has changed is rendered again: there may be a thousand. */
export const OptionRow = memo(function OptionRow({
  isHidden,
  ...box
}: OptionRowProps<MethodOption | ServiceOption>) {
  return (
    <label {...part('option')} hidden={isHidden}>
      <OptionBox {...box} />
    </label>
  );
}) as <Option extends MethodOption | ServiceOption>(props: OptionRowProps<Option>) => ReactNode;

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
