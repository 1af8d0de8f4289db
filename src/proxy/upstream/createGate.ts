/** Blocks calls of an endpoint after a 429 of the API. */
export interface Gate {
  /** Whole seconds until the endpoint may be called again; 0 when it may be called now. */
  waitSeconds(path: string): number;
  /** Blocks an endpoint. */
  block(path: string, seconds: number): void;
}

/** The API's quota may recover sooner than it says, so a gate opens at the latest after five minutes. */
const maxBlockMs = 5 * 60_000;

/** Creates a gate with one state for each endpoint. It uses monotonic time, so that changes of the clock have no effect. */
export function createGate(): Gate {
  const openAt = new Map<string, number>();
  return {
    waitSeconds: (path) => Math.max(0, Math.ceil(((openAt.get(path) ?? 0) - performance.now()) / 1_000)),
    block: (path, seconds) =>
      void openAt.set(path, performance.now() + Math.min(seconds * 1_000, maxBlockMs)),
  };
}
