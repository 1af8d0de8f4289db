/** What relative addresses refer to: the page, or where there is none a page on localhost. */
function baseUrl(): string {
  const { location } = globalThis as { location?: Location };
  return location?.protocol.startsWith('http') ? location.href : 'http://localhost/';
}

/**
 * A `fetch` that calls a handler in this process. The signal is not part of the request: that of jsdom is none to the `Request` of Node.
 */
export function inPageFetch(handle: (request: Request) => Promise<Response>): typeof globalThis.fetch {
  return (input, init) => {
    const isRequest = input instanceof Request;
    const signal = init?.signal ?? (isRequest ? input.signal : undefined);
    return new Promise((resolve, reject) => {
      const giveUp = () => {
        reject(
          (signal?.reason as Error | undefined) ?? new DOMException('The request was aborted.', 'AbortError'),
        );
      };
      if (signal?.aborted) {
        giveUp();
        return;
      }
      signal?.addEventListener('abort', giveUp, { once: true });
      const request = new Request(isRequest ? input : new URL(input, baseUrl()), { ...init, signal: null });
      handle(request)
        .then(resolve, reject)
        .finally(() => signal?.removeEventListener('abort', giveUp));
    });
  };
}
