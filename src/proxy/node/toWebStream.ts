import type { IncomingMessage } from 'node:http';

/** A Node message's body as a web stream. Reads no further than it is asked to; `onCancel` when nobody wants the rest. */
export function streamOf(
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
        if (!message.readableEnded) controller.error(new Error('The sender broke off.'));
      });
    },
    pull: () => void message.resume(),
    cancel() {
      message.removeAllListeners('data').removeAllListeners('end');
      onCancel();
    },
  });
}
