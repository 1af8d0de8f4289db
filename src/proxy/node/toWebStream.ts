import type { IncomingMessage } from 'node:http';

/** Converts the body of a Node message to a web stream. Reads only on demand; calls `onCancel` when the stream is cancelled. */
export function toWebStream(
  message: IncomingMessage,
  onCancel: () => void,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      message.on('data', (chunk: Uint8Array<ArrayBuffer>) => {
        controller.enqueue(chunk);
        if ((controller.desiredSize ?? 0) <= 0) message.pause();
      });
      message.on('end', () => controller.close());
      message.on('error', (error) => controller.error(error));
      message.on('close', () => {
        if (!message.readableEnded) controller.error(new Error('The sender disconnected.'));
      });
    },
    pull: () => void message.resume(),
    cancel() {
      message.removeAllListeners('data').removeAllListeners('end');
      onCancel();
    },
  });
}
