import type { OrderQuery } from '../http/ProxyCall.js';
import type { Question } from './StatusSource.js';
import { WatchedOrder } from './WatchedOrder.js';

/** Finds orders by id and amount. Its size is bounded: beyond it, the orders that nobody asked about for longest are forgotten. */
export class OrderIndex {
  readonly #orders = new Map<string, WatchedOrder>();
  /** The names of an order's entries: one for each amount that was asked with. */
  readonly #namesById = new Map<string, Set<string>>();

  constructor(private readonly maxOrders: number) {}

  get(question: Question): WatchedOrder {
    const name = toName(question);
    const order = this.#orders.get(name) ?? new WatchedOrder(question);
    this.#orders.delete(name);
    this.#orders.set(name, order);
    const names = this.#namesById.get(question.orderId) ?? new Set();
    this.#namesById.set(question.orderId, names.add(name));
    if (this.#orders.size > this.maxOrders) this.#forgetOldest();
    return order;
  }

  findAll(orderId: string): WatchedOrder[] {
    return [...(this.#namesById.get(orderId) ?? [])].flatMap((name) => this.#orders.get(name) ?? []);
  }

  #forgetOldest(): void {
    for (const [name, order] of this.#orders) {
      this.#orders.delete(name);
      if (order.listeners.size > 0 || order.asking) {
        this.#orders.set(name, order);
        continue;
      }
      const { orderId } = order.question;
      const names = this.#namesById.get(orderId);
      names?.delete(name);
      if (names?.size === 0) this.#namesById.delete(orderId);
      return;
    }
  }
}

const toName = ({ orderId, amount }: OrderQuery) => `${orderId} ${amount}`;
