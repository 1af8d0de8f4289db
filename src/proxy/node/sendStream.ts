import type { ServerResponse } from 'node:http';

/** Sends a stream as the body of a response whose head is set. Reads only what the client takes, and cancels the stream when the client goes. */
export async function sendStream(res: ServerResponse, body: ReadableStream<Uint8Array>): Promise<void> {
  const reader = body.getReader();
  const stop = () => void reader.cancel().catch(() => undefined);
  if (res.destroyed) {
    stop();
    return;
  }
  res.on('close', stop);
  try {
    res.flushHeaders();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      if (!res.write(value)) await waitForDrain(res);
    }
    res.end();
  } catch {
    // The stream failed: the client must not take what it has for the whole.
    res.destroy();
  }
}

function waitForDrain(res: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    if (res.destroyed) {
      resolve();
      return;
    }
    const finish = () => {
      res.off('drain', finish).off('close', finish);
      resolve();
    };
    res.on('drain', finish).on('close', finish);
  });
}
