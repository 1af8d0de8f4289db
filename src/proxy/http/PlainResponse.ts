/** A web-standard request handler. Next.js, Hono, Bun, Deno and Workers mount it as it is; `createNodeListener` adapts it to Node. */
export type PaymentProxy = (request: Request) => Promise<Response>;

/** The parts of a `Response`. */
export interface PlainResponse {
  status: number;
  headers: Iterable<[string, string]>;
  body: string | ArrayBuffer | null;
}

type PlainHandler = (request: Request) => Promise<PlainResponse>;

const plainHandlers = new WeakMap<PaymentProxy, PlainHandler>();

/** Turns a plain handler into a web-standard one. The Node adapter calls the plain handler directly, which saves building a `Response` and taking it apart. */
export function toWebHandler(handle: PlainHandler): PaymentProxy {
  const handler: PaymentProxy = async (request) => {
    const { status, headers, body } = await handle(request);
    return new Response(body, { status, headers: [...headers] });
  };
  plainHandlers.set(handler, handle);
  return handler;
}

/** Returns the plain handler behind a handler that `toWebHandler` created. */
export function getPlainHandler(handler: PaymentProxy): PlainHandler | undefined {
  return plainHandlers.get(handler);
}
