/** The time for a step ran out. */
export class DeadlineError extends Error {
  override readonly name = 'DeadlineError';
}

/**
 * Runs `step`, but not longer than `timeoutMs`: then rejects with a {@link DeadlineError} and aborts the step's signal.
 * Does not rely on the step obeying the signal.
 */
export async function withDeadline<T>(
  timeoutMs: number,
  step: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const error = new DeadlineError(`Nothing within ${timeoutMs} ms.`);
      reject(error);
      controller.abort(error);
    }, timeoutMs);
  });
  try {
    return await Promise.race([step(controller.signal), late]);
  } finally {
    clearTimeout(timer);
  }
}
