import { useState } from 'react';
import { formatReference, formatVnd } from '../../i18n/format.js';
import type { Messages } from '../../i18n/vi.js';
import type { Payment } from '../../payment/presentment.js';
import type { CheckoutEvent } from '../../state/CheckoutEvent.js';
import { Button } from './Button.js';
import { part } from '../part.js';
import { Text } from './Text.js';
import { VisuallyHidden } from './VisuallyHidden.js';
import { useView } from '../ViewContext.js';

/** A row of a {@link DetailList}. */
export interface DetailRow {
  label: string;
  text: string;
  /** Gives the row a copy button. `value` is the text in the form that banking apps accept, for example digits only. */
  copy?: { field: Extract<CheckoutEvent, { type: 'copied' }>['field']; value: string };
}

/** The rows that identify a payment: order, booking, amount. */
export function paymentRows(payment: Payment, messages: Messages): DetailRow[] {
  const { orderId, customerScheduleId, totalPayment } = payment;
  return [
    ...(orderId === undefined
      ? []
      : [{ label: messages.order, text: orderId, copy: { field: 'order' as const, value: orderId } }]),
    { label: messages.booking, text: String(customerScheduleId) },
    { label: messages.amount, text: formatVnd(totalPayment, messages) },
  ];
}

/** "Order 99999 · Booking 1869". */
export function paymentLine({ orderId, customerScheduleId }: Payment, messages: Messages): string {
  const booking = formatReference({ customerScheduleId }, messages);
  return orderId === undefined
    ? booking
    : `${formatReference({ orderId, customerScheduleId }, messages)} · ${booking}`;
}

const focus = (input: HTMLInputElement | null) => input?.focus();

/** Labels with their values, some with a copy button. Renders a `<dl>`. */
export function DetailList({ rows }: { rows: readonly DetailRow[] }) {
  const { messages, announce, report } = useView();
  const [lastCopy, setLastCopy] = useState<{ label: string; ok: boolean }>();
  const copy = async (label: string, { field, value }: NonNullable<DetailRow['copy']>) => {
    let ok = true;
    try {
      // The clipboard is missing on plain-http pages and refused in some in-app browsers: both throw.
      await navigator.clipboard.writeText(value);
    } catch {
      ok = false;
    }
    setLastCopy({ label, ok });
    announce(ok ? `${messages.copied}: ${label}` : messages.copyFailed);
    report({ type: 'copied', field, ok });
  };
  return (
    <dl {...part('sheet')}>
      {rows.map(({ label, text, copy: copyable }) => {
        const result = label === lastCopy?.label ? lastCopy : undefined;
        return (
          <div {...part('row')} key={label} data-field={copyable?.field}>
            <dt {...part('label')}>{label}</dt>
            <dd {...part('value')}>
              {copyable && result?.ok === false ? (
                <>
                  <input
                    {...part('selected')}
                    aria-label={label}
                    readOnly
                    ref={focus}
                    onFocus={(event) => event.currentTarget.select()}
                    value={copyable.value}
                  />
                  <span {...part('hint')}>{messages.copyFailed}</span>
                </>
              ) : (
                <Text isExact>{text}</Text>
              )}
            </dd>
            {copyable && (
              <dd {...part('copy')} data-state={result && (result.ok ? 'copied' : 'failed')}>
                <Button onClick={() => void copy(label, copyable)}>
                  <Text>{result?.ok ? messages.copied : messages.copy}</Text>
                  <VisuallyHidden>{` ${label}`}</VisuallyHidden>
                </Button>
              </dd>
            )}
          </div>
        );
      })}
    </dl>
  );
}
