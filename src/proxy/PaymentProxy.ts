/** What `createPaymentProxy` creates: a web-standard request handler. Next.js, Hono, Bun, Deno and Workers mount it as it is; `createNodeListener` adapts it to Node. */
export interface PaymentProxy {
  /** Answers a request. Never throws. */
  (request: Request): Promise<Response>;
  /**
   * For your webhook handler: an order may have a new status. The proxy does not believe it, but asks its source (the API, or `getStatus`) now, and tells
   * every status stream of the order, in all processes that share the store. Resolves when this process has told its own; never rejects.
   */
  notify: (order: { orderId: string | number }) => Promise<void>;
}
