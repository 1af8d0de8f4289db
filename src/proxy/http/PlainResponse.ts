/** A web-standard request handler. */
type WebHandler = (request: Request) => Promise<Response>;

/** The parts of a `Response`. */
export interface PlainResponse {
  status: number;
  headers: Iterable<[string, string]>;
  body: string | ArrayBuffer | ReadableStream<Uint8Array<ArrayBuffer>> | null;
}

type PlainHandler = (request: Request) => Promise<PlainResponse>;

const plainHandlers = new WeakMap<WebHandler, PlainHandler>();

/** Turns a plain handler into a web-standard one. The Node adapter calls the plain handler directly, which saves building a `Response` and taking it apart. */
export function toWebHandler(handle: PlainHandler): WebHandler {
  const handler: WebHandler = async (request) => {
    const { status, headers, body } = await handle(request);
    return new Response(body, { status, headers: [...headers] });
  };
  plainHandlers.set(handler, handle);
  return handler;
}

/** Returns the plain handler behind a handler that `toWebHandler` created. */
export function getPlainHandler(handler: WebHandler): PlainHandler | undefined {
  return plainHandlers.get(handler);
}
