import type { Messages } from './vi.js';

/** Puts values into `{placeholders}`. */
export function fill(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (placeholder, name: string) => String(values[name] ?? placeholder));
}

/** Making one takes longer than all else about a service in a list. */
const vndFormats: Record<string, Intl.NumberFormat> = {};

/** VND as people read it: `120.000 ₫`. */
export function formatVnd(amount: number, { intlLocale }: Messages): string {
  const format = (vndFormats[intlLocale] ??= new Intl.NumberFormat(intlLocale, {
    style: 'currency',
    currency: 'VND',
  }));
  return format.format(amount);
}

/** Day and time of an instant, epoch ms. */
export function formatTime(instant: number, { intlLocale }: Messages): string {
  return new Intl.DateTimeFormat(intlLocale, { dateStyle: 'short', timeStyle: 'medium' }).format(instant);
}

/** A counted unit to say aloud: `5 phút`, `1 minute`, `30 seconds`. Whole minutes from one minute on. */
export function formatDuration(seconds: number, { intlLocale }: Messages): string {
  const [value, unit] = seconds < 60 ? [seconds, 'second'] : [Math.round(seconds / 60), 'minute'];
  return new Intl.NumberFormat(intlLocale, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
}

/** When to try again: `Thử lại sau 12 giây`. */
export function formatRetry(seconds: number, messages: Messages): string {
  return fill(messages.payIn, { time: formatDuration(seconds, messages) });
}

/** Time left as digits: `04:37`, `1:00:00`. */
export function formatClock(seconds: number): string {
  const parts = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts
    .slice(parts[0] === 0 ? 1 : 0)
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
}

/** What a payer names when asking for help: the order, else the booking. */
export function formatReference(
  about: { orderId?: string; customerScheduleId: number },
  { order, booking }: Messages,
): string {
  return about.orderId === undefined ? `${booking} ${about.customerScheduleId}` : `${order} ${about.orderId}`;
}
