/** A stream of statuses, from the point of view of its source. */
export interface StatusStreamSource {
  /** The first message. */
  first: unknown;
  /** Starts to send more; returns the function that stops it. */
  start: (send: (message: unknown) => void, end: () => void) => () => void;
  /** Called once, when the stream has ended for whatever reason. */
  onEnd: () => void;
  /** Aborts when the client has gone. */
  signal: AbortSignal | undefined;
}

const heartbeatMs = 15_000;
/** Authorization is checked when a stream begins, so that a stream must begin anew now and then. */
const maxStreamMs = 60 * 60_000;
/** A client that reads nothing for this many messages has gone. */
const maxUnread = 8;

const encoder = new TextEncoder();

/** Creates the body of a `text/event-stream`. It ends when the source ends it, when the client goes or reads nothing, and after an hour. */
export function createStatusStream({ first, start, onEnd, signal }: StatusStreamSource): ReadableStream<Uint8Array<ArrayBuffer>> {
  let end: () => void = () => undefined;
  return new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      let isOpen = true;
      let stop: () => void = () => undefined;
      const write = (text: string) => {
        if (!isOpen) return;
        controller.enqueue(encoder.encode(text));
        if ((controller.desiredSize ?? 0) < -maxUnread) finish();
      };
      const finish = () => {
        if (!isOpen) return;
        isOpen = false;
        clearInterval(heartbeat);
        clearTimeout(deadline);
        signal?.removeEventListener('abort', finish);
        stop();
        onEnd();
        try {
          controller.close();
        } catch {
          // The client has cancelled the stream.
        }
      };
      const heartbeat = setInterval(() => write(': heartbeat\n\n'), heartbeatMs);
      const deadline = setTimeout(finish, maxStreamMs);
      end = finish;
      const send = (message: unknown) => write(`data: ${JSON.stringify(message)}\n\n`);
      send(first);
      stop = start(send, finish);
      if (!isOpen) stop();
      if (signal?.aborted) finish();
      else signal?.addEventListener('abort', finish);
    },
    cancel: () => end(),
  });
}
