import type { Messages } from './vi.js';

/** Replaces the `{placeholders}` of a template. Unknown ones stay. */
export function fill(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (placeholder, name: string) => String(values[name] ?? placeholder));
}

/** Formats by locale. Creating one takes longer than rendering a service. */
const vndFormats: Record<string, Intl.NumberFormat> = {};

/** Formats an amount in VND: `120.000 ₫`. */
export function formatVnd(amount: number, { intlLocale }: Messages): string {
  const format = (vndFormats[intlLocale] ??= new Intl.NumberFormat(intlLocale, {
    style: 'currency',
    currency: 'VND',
  }));
  return format.format(amount);
}

/** Formats date and time. @param instant epoch ms */
export function formatTime(instant: number, { intlLocale }: Messages): string {
  return new Intl.DateTimeFormat(intlLocale, { dateStyle: 'short', timeStyle: 'medium' }).format(instant);
}

/** Formats a duration in words: `5 phút`, `1 minute`, `30 seconds`. From one minute on, whole minutes. */
export function formatDuration(seconds: number, { intlLocale }: Messages): string {
  const [value, unit] = seconds < 60 ? [seconds, 'second'] : [Math.round(seconds / 60), 'minute'];
  return new Intl.NumberFormat(intlLocale, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
}

/** Formats when to try again: `Thử lại sau 12 giây`. */
export function formatRetry(seconds: number, messages: Messages): string {
  return fill(messages.payIn, { time: formatDuration(seconds, messages) });
}

/** Formats a remaining time in digits: `04:37`, `01:00:00`. */
export function formatClock(seconds: number): string {
  const parts = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts
    .slice(parts[0] === 0 ? 1 : 0)
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
}

/** The reference to quote when asking for help: the order, or the booking if there is no order id. */
export function formatReference(
  about: { orderId?: string; customerScheduleId: number },
  { order, booking }: Messages,
): string {
  return about.orderId === undefined ? `${booking} ${about.customerScheduleId}` : `${order} ${about.orderId}`;
}
