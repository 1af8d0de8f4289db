/** Runs host code. What it throws reaches the host (window `error` event), and never stops a checkout. */
export function callHost(call: () => void): void {
  try {
    call();
  } catch (error) {
    // Missing before Chrome 95 and Safari 15.4.
    if (typeof reportError === 'function') reportError(error);
    else
      setTimeout(() => {
        throw error as Error;
      });
  }
}
