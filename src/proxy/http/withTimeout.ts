/** A step took longer than allowed. */
export class TimeoutError extends Error {
  override readonly name = 'DeadlineError';
}

/** Registers a function that stops the work on a timeout. */
export type OnTimeout = (stop: () => void) => void;

/**
 * Runs `step` for at most `timeoutMs`. On a timeout it rejects with a {@link TimeoutError} and calls the functions that the step registered,
 * whether or not the step then stops.
 */
export function withTimeout<T>(timeoutMs: number, step: (onTimeout: OnTimeout) => Promise<T>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const stops: (() => void)[] = [];
    const timer = setTimeout(() => {
      reject(new TimeoutError(`Not finished within ${timeoutMs} ms.`));
      for (const stop of stops) stop();
    }, timeoutMs);
    const work = step((stop) => stops.push(stop));
    work.then(
      () => clearTimeout(timer),
      () => clearTimeout(timer),
    );
    work.then(resolve, reject);
  });
}
