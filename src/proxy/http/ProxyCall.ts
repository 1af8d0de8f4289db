import type { CreatePaymentRequest } from '../../contract/createPayment.js';

/** The routes that lead to a call of the API. */
export type ProxyRoute = 'createPayment' | 'methods' | 'services' | 'status';

/** The order of a status request. */
export interface OrderQuery {
  /** As in the answer of createPayment. */
  orderId: string;
  /** Total, VND. */
  amount: number;
}

/**
 * A validated request: the contract's body for createPayment, the query for a read. `route` tells them apart.
 * Partners who guard only payments can check `'customerScheduleId' in call`.
 */
export type ProxyCall =
  | ({ route: 'createPayment' } & CreatePaymentRequest)
  | { route: 'methods' }
  | { route: 'services'; stationsId: number }
  | ({ route: 'status' } & OrderQuery);
