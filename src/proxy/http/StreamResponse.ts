import type { ProxyResponse } from './ProxyResponse.js';

/** A response whose body is a `text/event-stream`. */
export interface StreamResponse extends Omit<ProxyResponse, 'text'> {
  stream: ReadableStream<Uint8Array<ArrayBuffer>>;
}
