/** A web-standard request handler: what Next.js, Hono, Bun, Deno and Workers mount, and `createNodeListener` adapts to Node. */
export type PaymentProxy = (request: Request) => Promise<Response>;

/** What a `Response` is made of. */
export interface PlainAnswer {
  status: number;
  headers: Iterable<[string, string]>;
  body: string | Uint8Array<ArrayBuffer> | null;
}

type PlainHandler = (request: Request) => Promise<PlainAnswer>;

const plainHandlers = new WeakMap<PaymentProxy, PlainHandler>();

/** The web-standard handler for a plain one. The Node adapter finds the plain one again: a `Response` that is only taken apart costs time. */
export function toWebHandler(answer: PlainHandler): PaymentProxy {
  const handler: PaymentProxy = async (request) => {
    const { status, headers, body } = await answer(request);
    return new Response(body, { status, headers: [...headers] });
  };
  plainHandlers.set(handler, answer);
  return handler;
}

/** The handler that `toWebHandler` was given, where it made this one. */
export function getPlainHandler(handler: PaymentProxy): PlainHandler | undefined {
  return plainHandlers.get(handler);
}
