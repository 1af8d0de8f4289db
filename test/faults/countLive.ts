interface LiveCounts {
  /** Listeners on targets that outlive a component (window, document, media queries), by target and type. */
  listeners: Map<string, number>;
  timers: Set<number>;
}

declare global {
  interface Window {
    live: LiveCounts;
  }
}

/** Injected into the page before its own scripts: counts in `window.live` what was added and not removed. Must not refer to anything outside itself. */
export function countLive(): void {
  const listeners = new Map<string, number>();
  const timers = new Set<number>();
  window.live = { listeners, timers };

  type Change = [type: string, listener: object | null, options?: boolean | EventListenerOptions];
  const known = new WeakMap<EventTarget, Map<string, Set<object>>>();
  const listenersOf = (target: EventTarget, [type, , options]: Change) => {
    const isCapture = typeof options === 'object' ? options.capture === true : options === true;
    const ofTarget = known.get(target) ?? new Map<string, Set<object>>();
    known.set(target, ofTarget);
    const name = `${type} ${isCapture}`;
    const ofType = ofTarget.get(name) ?? new Set();
    ofTarget.set(name, ofType);
    return ofType;
  };
  const watch = (
    method: string,
    note: (target: EventTarget, change: Change, by: (amount: number) => void) => void,
  ) => {
    const original = Reflect.get(EventTarget.prototype, method) as (...change: Change) => void;
    Reflect.set(EventTarget.prototype, method, function (this: EventTarget | undefined, ...change: Change) {
      const target = this ?? window;
      // Elements and signals are collected with their component and their request.
      const isLasting = target === document || !(target instanceof Node || target instanceof AbortSignal);
      if (isLasting)
        note(target, change, (amount) => {
          const name = `${target.constructor.name} ${change[0]}`;
          listeners.set(name, (listeners.get(name) ?? 0) + amount);
        });
      Reflect.apply(original, target, change);
    });
  };
  watch('addEventListener', (target, change, by) => {
    const there = listenersOf(target, change);
    if (!change[1] || there.has(change[1])) return;
    there.add(change[1]);
    by(1);
  });
  watch('removeEventListener', (target, change, by) => {
    if (change[1] && listenersOf(target, change).delete(change[1])) by(-1);
  });

  type Begin = (run: () => void, ms?: number) => number;
  const begin = (start: Begin, isOnce: boolean): Begin => {
    return (run, ms) => {
      const timer: number = start(() => {
        if (isOnce) timers.delete(timer);
        run();
      }, ms);
      timers.add(timer);
      return timer;
    };
  };
  const clear = window.clearTimeout.bind(window);
  const stop = (timer: number) => {
    timers.delete(timer);
    clear(timer);
  };
  Object.assign(window, {
    setTimeout: begin(window.setTimeout.bind(window) as Begin, true),
    setInterval: begin(window.setInterval.bind(window) as Begin, false),
    clearTimeout: stop,
    clearInterval: stop,
  });
}
