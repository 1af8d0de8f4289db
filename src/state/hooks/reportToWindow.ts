/** Reports an error as if nobody had caught it: the window gets an `error` event, and the caller goes on. */
export function reportToWindow(error: unknown): void {
  // Missing before Chrome 95 and Safari 15.4.
  if (typeof reportError === 'function') reportError(error);
  else
    setTimeout(() => {
      throw error as Error;
    });
}
