/** An order that can still be paid. */
export interface OpenOrder {
  /** As in the answer of createPayment. */
  orderId: string;
  /** Total, VND. */
  amount: number;
  /** The API's answer in the envelope, as JSON. */
  answer: string;
  /** The body of createPayment that made the order, as JSON. */
  request: string;
}

/** An open order, as a store returns it. */
export interface StoredOrder {
  /** The order. */
  order: OpenOrder;
  /** Time since the order was kept, ms. */
  ageMs: number;
}

/** A request to be the only createPayment of a booking. */
export interface Reservation {
  /** Hash of the booking, the API and the partner. */
  booking: string;
  /** Identifies this request. Reserving twice with the same token is one reservation. */
  token: string;
  /** Id of the open order that the payer agreed to replace; '' when there is none. */
  replaces: string;
  /** Maximum time that the call can take, ms. A reservation that is not settled by then was lost in a crash, and is free again. */
  leaseMs: number;
}

/** Result of a reservation. */
export type Reserved =
  /** This caller, and no other, may call createPayment for the booking. */
  | { state: 'reserved' }
  /** Another request is calling it. */
  | { state: 'busy'; leaseLeftMs: number }
  /** The booking has an open order, and the request does not replace it. */
  | ({ state: 'open' } & StoredOrder);

/** Keeps the open order of each booking. Every operation must be atomic, and must reject when the store cannot be reached. */
export interface OpenOrderStore {
  /** Takes the booking for one call. */
  reserve(reservation: Reservation): Promise<Reserved>;
  /** Keeps an order, in place of any other of its booking, for `keepMs`, and ends the reservation. */
  keep(booking: string, token: string, order: OpenOrder, keepMs: number): Promise<void>;
  /** Ends a reservation whose call made no open order. Does nothing when the token does not hold the booking. */
  release(booking: string, token: string): Promise<void>;
  /** Returns the open order of a booking. */
  find(booking: string): Promise<StoredOrder | undefined>;
  /** Forgets an order that is no longer open. Does nothing when the booking has another one. */
  remove(booking: string, orderId: string): Promise<void>;
}

/** Carries messages between the processes that share a store. */
export interface StoreChannel {
  /** Sends a message to every subscriber, in this process too. */
  publish(message: string): Promise<void>;
  /** Calls `listener` for each message until the returned function is called. */
  subscribe(listener: (message: string) => void): Promise<() => void>;
}
