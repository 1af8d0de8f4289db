/** A stream of statuses, from the point of view of its source. */
export interface StatusStreamSource {
  /** The first message. */
  first: unknown;
  /** Whether the first message is the only one. */
  isOver: boolean;
  /** Starts to send more; returns the function that stops it. */
  start: (send: (message: unknown) => void, end: () => void) => () => void;
  /** Called once, when the stream has ended for whatever reason. */
  onEnd: () => void;
  /** Aborts when the client has gone. */
  signal: AbortSignal;
}

const heartbeatMs = 15_000;
/** Authorization is checked when a stream begins, so that a stream must begin anew now and then. */
const maxStreamMs = 60 * 60_000;
/** A client that reads nothing for this many messages has gone. */
const maxUnread = 8;

const encoder = new TextEncoder();

/** Creates the body of a `text/event-stream`. It ends when the source ends it, when the client goes or reads nothing, and after an hour. */
export function createStatusStream({
  first,
  isOver,
  start,
  onEnd,
  signal,
}: StatusStreamSource): ReadableStream<Uint8Array<ArrayBuffer>> {
  const timers: ReturnType<typeof setTimeout>[] = [];
  let isOpen = true;
  let stop: () => void = () => undefined;
  let close: () => void = () => undefined;

  const end = () => {
    if (!isOpen) return;
    isOpen = false;
    timers.forEach(clearTimeout);
    signal.removeEventListener('abort', end);
    stop();
    onEnd();
    close();
  };

  return new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      const write = (text: string) => {
        if (!isOpen) return;
        controller.enqueue(encoder.encode(text));
        if ((controller.desiredSize ?? 0) < -maxUnread) end();
      };
      const send = (message: unknown) => write(`data: ${JSON.stringify(message)}\n\n`);
      close = () => controller.close();
      timers.push(
        setInterval(() => write(': heartbeat\n\n'), heartbeatMs),
        setTimeout(end, maxStreamMs),
      );
      signal.addEventListener('abort', end);
      send(first);
      if (isOver || signal.aborted) end();
      else stop = start(send, end);
    },
    cancel() {
      // A cancelled stream is closed already.
      close = () => undefined;
      end();
    },
  });
}
