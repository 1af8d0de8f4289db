import type { OpenOrder, OpenOrderStore, Reserved, StoreChannel } from '../OpenOrderStore.js';

interface Booking {
  token?: string;
  leaseEndsAt: number;
  order?: OpenOrder;
  keptAt: number;
  endsAt: number;
}

/**
 * Creates the open orders of one process. Their number and size are bounded: beyond the bounds the oldest order is forgotten, because a
 * booking must not be closed to payment for want of room.
 */
export function memoryOrders(maxBookings: number, maxCharacters: number): OpenOrderStore {
  const bookings = new Map<string, Booking>();
  let characters = 0;

  const sizeOf = ({ order }: Booking) => (order ? order.answer.length + order.request.length : 0);
  const remove = (key: string) => {
    const booking = bookings.get(key);
    if (booking) characters -= sizeOf(booking);
    bookings.delete(key);
  };
  const read = (key: string) => {
    const booking = bookings.get(key);
    if (!booking || Math.max(booking.leaseEndsAt, booking.endsAt) > performance.now()) return booking;
    remove(key);
    return undefined;
  };
  /** Puts a booking last in the order of age. */
  const write = (key: string, booking: Booking) => {
    remove(key);
    bookings.set(key, booking);
    characters += sizeOf(booking);
    for (const [oldest, { leaseEndsAt }] of bookings) {
      const hasRoom = bookings.size <= maxBookings && characters <= maxCharacters;
      if (hasRoom && read(oldest) !== undefined) break;
      if (leaseEndsAt <= performance.now()) remove(oldest);
    }
  };
  const findOpen = (key: string) => {
    const booking = read(key);
    const now = performance.now();
    return booking?.order && booking.endsAt > now
      ? { order: booking.order, ageMs: now - booking.keptAt }
      : undefined;
  };

  return {
    reserve({ booking: key, token, replaces, leaseMs }) {
      const now = performance.now();
      const booking = read(key) ?? { leaseEndsAt: 0, keptAt: 0, endsAt: 0 };
      const isBusy = booking.token !== undefined && booking.token !== token && booking.leaseEndsAt > now;
      if (isBusy) return Promise.resolve<Reserved>({ state: 'busy', leaseLeftMs: booking.leaseEndsAt - now });
      const open = findOpen(key);
      if (open && open.order.orderId !== replaces)
        return Promise.resolve<Reserved>({ state: 'open', ...open });
      write(key, { ...booking, token, leaseEndsAt: now + leaseMs });
      return Promise.resolve<Reserved>({ state: 'reserved' });
    },
    keep(key, token, order, keepMs) {
      const now = performance.now();
      const booking = read(key);
      const isHolder = booking?.token === token;
      write(key, {
        ...(booking?.token !== undefined && !isHolder && { token: booking.token }),
        leaseEndsAt: isHolder ? 0 : (booking?.leaseEndsAt ?? 0),
        order,
        keptAt: now,
        endsAt: now + keepMs,
      });
      return Promise.resolve();
    },
    release(key, token) {
      const booking = read(key);
      if (booking?.token === token) {
        delete booking.token;
        booking.leaseEndsAt = 0;
        read(key);
      }
      return Promise.resolve();
    },
    find: (key) => Promise.resolve(findOpen(key)),
    remove(key, orderId) {
      const booking = read(key);
      if (booking?.order?.orderId === orderId) {
        characters -= sizeOf(booking);
        delete booking.order;
        booking.endsAt = 0;
        read(key);
      }
      return Promise.resolve();
    },
  };
}

/** Creates a channel between the proxies of one process. */
export function memoryChannel(): StoreChannel {
  const listeners = new Set<(message: string) => void>();
  return {
    publish(message) {
      for (const listener of listeners) listener(message);
      return Promise.resolve();
    },
    subscribe(listener) {
      listeners.add(listener);
      return Promise.resolve(() => void listeners.delete(listener));
    },
  };
}
