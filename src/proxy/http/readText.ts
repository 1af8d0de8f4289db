import type { OnTimeout } from './withTimeout.js';

/** The stream exceeded its size limit. */
export class TooLargeError extends Error {
  override readonly name = 'TooLargeError';
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads a body of at most `maxBytes` as UTF-8, without its byte order mark, and stops reading on a timeout.
 * @throws TooLargeError beyond `maxBytes`; TypeError when the bytes are not UTF-8; the stream's error when the sender disconnects.
 */
export async function readText(
  body: ReadableStream<Uint8Array> | null,
  maxBytes: number,
  onTimeout: OnTimeout,
): Promise<string> {
  if (body === null) return '';
  const reader = body.getReader();
  const stop = () => void reader.cancel().catch(() => undefined);
  onTimeout(stop);
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return utf8.decode(join(chunks, bytes));
    chunks.push(value);
    bytes += value.byteLength;
    if (bytes > maxBytes) {
      stop();
      throw new TooLargeError(`More than ${maxBytes} bytes.`);
    }
  }
}

function join(chunks: readonly Uint8Array[], bytes: number): Uint8Array {
  const [first] = chunks;
  if (first !== undefined && chunks.length === 1) return first;
  const whole = new Uint8Array(bytes);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return whole;
}
