/** The time for a step ran out. */
export class DeadlineError extends Error {
  override readonly name = 'DeadlineError';
}

/** Registers what is to be stopped when the time has run out. */
export type OnDeadline = (stop: () => void) => void;

/**
 * Runs `step`, but not longer than `timeoutMs`: then rejects with a {@link DeadlineError}, and runs what the step has registered.
 * Does not rely on the step stopping.
 */
export function withDeadline<T>(timeoutMs: number, step: (onDeadline: OnDeadline) => Promise<T>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const stops: (() => void)[] = [];
    const timer = setTimeout(() => {
      reject(new DeadlineError(`Nothing within ${timeoutMs} ms.`));
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
