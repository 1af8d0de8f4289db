interface Timer {
  run: () => void;
  /** Of an interval, ms. */
  everyMs: number | undefined;
  isCleared: boolean;
}

const toNextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Replaces the timers and `performance.now()` of this process by ones that run as fast as they can. */
export class VirtualClock {
  #now = 0;
  readonly #timers = new Map<number, Timer[]>();
  readonly #real = {
    setTimeout: globalThis.setTimeout,
    clearTimeout: globalThis.clearTimeout,
    setInterval: globalThis.setInterval,
    clearInterval: globalThis.clearInterval,
  };
  readonly #realNow = performance.now.bind(performance);

  install(): void {
    const set =
      (isInterval: boolean) =>
      (run: () => void, delayMs = 0) =>
        this.#add({ run, everyMs: isInterval ? delayMs : undefined, isCleared: false }, delayMs);
    const clear = (timer?: Timer) => {
      if (timer) timer.isCleared = true;
    };
    Object.assign(globalThis, {
      setTimeout: set(false),
      setInterval: set(true),
      clearTimeout: clear,
      clearInterval: clear,
    });
    performance.now = () => this.#now;
  }

  uninstall(): void {
    Object.assign(globalThis, this.#real);
    performance.now = this.#realNow;
  }

  /** Lets `ms` pass, one ms after the other. */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms;
    await toNextTurn();
    for (; this.#now < end; this.#now += 1) {
      const timers = this.#timers.get(this.#now);
      if (timers === undefined) continue;
      this.#timers.delete(this.#now);
      for (const timer of timers) this.#fire(timer);
      await toNextTurn();
    }
  }

  #fire(timer: Timer): void {
    if (timer.isCleared) return;
    if (timer.everyMs === undefined) timer.isCleared = true;
    else this.#add(timer, timer.everyMs);
    timer.run();
  }

  #add(timer: Timer, delayMs: number): Timer {
    const at = Math.floor(this.#now) + Math.max(1, Math.ceil(delayMs));
    const timers = this.#timers.get(at) ?? [];
    this.#timers.set(at, timers);
    timers.push(timer);
    return timer;
  }
}
