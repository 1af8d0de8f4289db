import type { CreatePaymentRequest, PaymentStatus } from '../contract/createPayment.js';
import type { SandboxMethodName } from './catalogue.js';

/** An order in the sandbox. */
export interface SandboxOrder {
  /** Counts up from 99999, the contract's sample. */
  orderId: number;
  /** The booking that it pays. */
  customerScheduleId: number;
  /** The method of `sandboxMethods` that it is paid with. */
  method: SandboxMethodName;
  /** The body of its createPayment. */
  request: CreatePaymentRequest;
  /** Total, VND. */
  totalPayment: number;
  /** Its status now. */
  status: PaymentStatus;
  /** When it was made, epoch ms. */
  createdAt: number;
}

/** The id in the contract's sample. Later orders count up from it. */
const firstOrderId = 99_999;

/** Stores the orders of one sandbox, oldest first. */
export class OrderStore {
  readonly #now: () => number;
  readonly #autoSettleAfterMs: number;
  #orders: SandboxOrder[] = [];

  constructor(now: () => number, autoSettleAfterMs: number) {
    this.#now = now;
    this.#autoSettleAfterMs = autoSettleAfterMs;
  }

  add(order: Omit<SandboxOrder, 'orderId' | 'createdAt'>): SandboxOrder {
    const added = { ...order, orderId: firstOrderId + this.#orders.length, createdAt: this.#now() };
    this.#orders.push(added);
    return added;
  }

  list(): SandboxOrder[] {
    return this.#orders.map((order) => this.#withCurrentStatus(order));
  }

  find(orderId: string | number): SandboxOrder | undefined {
    const order = this.#orders[Number(orderId) - firstOrderId];
    return order && this.#withCurrentStatus(order);
  }

  settle(orderId: string | number, status: PaymentStatus): void {
    const order = this.#orders[Number(orderId) - firstOrderId];
    if (!order) throw new Error(`The sandbox has no order ${orderId}. ${this.#describeOrders()}`);
    order.status = status;
  }

  clear(): void {
    this.#orders = [];
  }

  #describeOrders(): string {
    if (this.#orders.length === 0) return 'It has no orders yet. Call createPayment first.';
    return `Its orders: ${this.#orders.map(({ orderId }) => orderId).join(', ')}.`;
  }

  #withCurrentStatus(order: SandboxOrder): SandboxOrder {
    const isDue = this.#now() - order.createdAt >= this.#autoSettleAfterMs;
    return { ...order, status: order.status === 'New' && isDue ? 'Success' : order.status };
  }
}
