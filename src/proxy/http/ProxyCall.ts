import type { CreatePaymentRequest } from '../../contract/createPayment.js';

/** The routes that need authorization. A status stream has the route `status`. */
export type ProxyRoute = 'createPayment' | 'methods' | 'services' | 'status' | 'openOrder';

/** The order of a status request. */
export interface OrderQuery {
  /** As in the answer of createPayment. */
  orderId: string;
  /** Total, VND. */
  amount: number;
}

/**
 * A validated request: the contract's body for createPayment, the query for a read. `route` tells them apart.
 * `'customerScheduleId' in call` is true for the routes of a booking: createPayment and `openOrder`.
 */
export type ProxyCall =
  | ({ route: 'createPayment' } & CreatePaymentRequest)
  | { route: 'methods' }
  | { route: 'services'; stationsId: number }
  | ({ route: 'status' } & OrderQuery)
  | { route: 'openOrder'; customerScheduleId: number };
