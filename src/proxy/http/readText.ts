import type { OnDeadline } from './withTimeout.js';

/** The stream holds more than it may. */
export class TooLargeError extends Error {
  override readonly name = 'TooLargeError';
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads a body as UTF-8, at most `maxBytes` of it, and stops at the deadline. A byte order mark is dropped.
 * @throws TooLargeError above the limit; TypeError when the bytes are no UTF-8 or the sender broke off.
 */
export async function readText(
  body: ReadableStream<Uint8Array> | null,
  maxBytes: number,
  onDeadline: OnDeadline,
): Promise<string> {
  if (body === null) return '';
  const reader = body.getReader();
  const stop = () => void reader.cancel().catch(() => undefined);
  onDeadline(stop);
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
