import type { CreatePaymentRequest } from '../../contract/createPayment.js';

/** The routes with a call behind them. */
export type ProxyRoute = 'createPayment' | 'methods' | 'services' | 'status';

/** An order whose status is asked for. */
export interface OrderQuery {
  /** As createPayment answered it. */
  orderId: string;
  /** Total, VND. */
  amount: number;
}

/**
 * What a request asks for, validated: the contract's body for createPayment, the query for a read. `route` tells which.
 * `'customerScheduleId' in call` is as good for partners who only guard payments.
 */
export type ProxyCall =
  | ({ route: 'createPayment' } & CreatePaymentRequest)
  | { route: 'methods' }
  | { route: 'services'; stationsId: number }
  | ({ route: 'status' } & OrderQuery);
