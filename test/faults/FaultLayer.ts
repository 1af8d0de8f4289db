import {
  createServer,
  request as sendRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

/** Answer of the server behind a fault layer. */
export interface ForwardedAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** One request passing through the layer. */
export interface Passage {
  response: ServerResponse;
  /** Delivers the request to the server; each call is one delivery. */
  forward: () => Promise<ForwardedAnswer>;
}

/** What happens to a request in the layer. */
export type Fault = (passage: Passage) => Promise<void> | void;

/** A POST that reached the layer. */
export interface Post {
  key: string | undefined;
  body: unknown;
}

export interface FaultLayerOptions {
  /** The server behind it. */
  target: RequestListener;
  /** Answers requests for other paths than the target. */
  others?: RequestListener;
  isForTarget?: (url: string) => boolean;
  /** Keeps connections open. Default false, so that the browser never repeats a POST by itself. */
  keepsAlive?: boolean;
}

async function listen(listener: RequestListener): Promise<Server> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

const portOf = (server: Server) => (server.address() as AddressInfo).port;

/** Forwards an answer unchanged. */
export function passOn(response: ServerResponse, { status, headers, body }: ForwardedAnswer): void {
  // Hop-by-hop headers.
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined && name !== 'connection' && name !== 'transfer-encoding')
      response.setHeader(name, value);
  response.writeHead(status).end(body);
}

const pass: Fault = async ({ forward, response }) => passOn(response, await forward());

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** A server in front of another one, over real HTTP, that can do to a request whatever a network can do. */
export class FaultLayer {
  /** Every POST that arrived, in order. */
  readonly posts: Post[] = [];
  /** How many GETs for the target arrived. */
  reads = 0;
  /** Faults for the next POSTs, one each; later ones pass. */
  readonly #next: Fault[] = [];
  #onReads: Fault = pass;
  #onPreflights: Fault = pass;
  readonly #servers: Server[];

  private constructor(servers: Server[]) {
    this.#servers = servers;
  }

  static async start({
    target,
    others,
    isForTarget,
    keepsAlive = false,
  }: FaultLayerOptions): Promise<FaultLayer> {
    const inner = await listen(target);
    const outer = await listen((request, response) => {
      response.shouldKeepAlive = keepsAlive;
      response.on('error', () => undefined);
      if (others && isForTarget?.(request.url ?? '') === false) others(request, response);
      else void layer.#carry(request, response, portOf(inner));
    });
    const layer = new FaultLayer([inner, outer]);
    return layer;
  }

  get port(): number {
    return portOf(this.#servers[1]!);
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Sets what happens to the next POSTs, in order. */
  next(...faults: Fault[]): void {
    this.#next.push(...faults);
  }

  /** Sets what happens to every GET from now on. */
  onReads(fault: Fault): void {
    this.#onReads = fault;
  }

  /** Sets what happens to every OPTIONS from now on. */
  onPreflights(fault: Fault): void {
    this.#onPreflights = fault;
  }

  async stop(): Promise<void> {
    for (const server of this.#servers) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  }

  #meet({ method, headers }: IncomingMessage, body: Buffer): Fault {
    if (method === 'OPTIONS') return this.#onPreflights;
    if (method !== 'POST') {
      this.reads += 1;
      return this.#onReads;
    }
    const key = headers['idempotency-key']?.toString();
    this.posts.push({ key, body: JSON.parse(body.toString()) as unknown });
    return this.#next.shift() ?? pass;
  }

  async #carry(request: IncomingMessage, response: ServerResponse, port: number): Promise<void> {
    const body = await readBody(request);
    const forward = () => deliver(request, body, port);
    const fault = this.#meet(request, body);
    try {
      await fault({ response, forward });
    } catch {
      // The browser closed the connection, or the test stopped the server.
      response.destroy();
    }
  }
}

function deliver(request: IncomingMessage, body: Buffer, port: number): Promise<ForwardedAnswer> {
  const { method, url, headers } = request;
  return new Promise((resolve, reject) => {
    const outgoing = sendRequest({ port, method, path: url, headers, agent: false }, (answer) => {
      readBody(answer).then(
        (received) => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: received }),
        reject,
      );
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
