/** Selectors that tell when a page is ready to use, and when it shows the code. */
export interface Landmarks {
  pay: string;
  code: string;
}

/** What a page measures about itself. Times are ms since its navigation began. */
export interface Probe {
  /** The form is on screen. */
  usable: Promise<number>;
  /** The code is on screen. */
  coded: Promise<number>;
  /** ms from each press of a mouse button or a key to the end of the next frame, in order. */
  presses: Promise<number>[];
  /** Duration of each task longer than 50 ms, ms. */
  longTasks: number[];
  layoutShifts: { value: number; hadRecentInput: boolean; nodes: string[] }[];
  /** Number of commits; counted only in React's profiling build. */
  commits: number;
  /** Resolves at the end of the next frame. */
  painted: () => Promise<number>;
}

declare global {
  interface Window {
    bench: Probe;
  }
}

/** Injected into the page before its own scripts: sets up `window.bench`. Must not refer to anything outside itself. */
export function installProbe(landmarksOf: Record<string, Landmarks>): void {
  const landmarks = landmarksOf[location.pathname];
  if (!landmarks) return;
  sessionStorage.clear();

  // A task posted during a frame runs after its style, layout and paint; at this priority, before any other task.
  const painted = () =>
    new Promise<number>((resolve) => {
      requestAnimationFrame(() => {
        void scheduler.postTask(() => resolve(performance.now()), { priority: 'user-blocking' });
      });
    });

  const isThere = (selector: string) => {
    const element = document.querySelector(selector);
    return element instanceof HTMLImageElement
      ? element.complete && element.naturalWidth > 0
      : element !== null;
  };
  const seen = (selector: string) =>
    new Promise<number>((resolve) => {
      const look = () => {
        if (!isThere(selector)) return;
        observer.disconnect();
        document.removeEventListener('load', look, true);
        resolve(painted());
      };
      const observer = new MutationObserver(look);
      observer.observe(document, { childList: true, subtree: true });
      // For an image.
      document.addEventListener('load', look, true);
    });

  const bench: Probe = {
    usable: seen(landmarks.pay),
    coded: seen(landmarks.code),
    presses: [],
    longTasks: [],
    layoutShifts: [],
    commits: 0,
    painted,
  };
  window.bench = bench;

  const time = ({ timeStamp }: Event) => bench.presses.push(painted().then((at) => at - timeStamp));
  for (const type of ['click', 'keydown']) addEventListener(type, time, true);

  new PerformanceObserver((list) => {
    bench.longTasks.push(...list.getEntries().map(({ duration }) => duration));
  }).observe({ type: 'longtask', buffered: true });

  type LayoutShift = PerformanceEntry & {
    value: number;
    hadRecentInput: boolean;
    sources: { node: Node | null }[];
  };
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput, sources } of list.getEntries() as LayoutShift[]) {
      const nodes = sources.map(({ node }) =>
        node instanceof Element ? node.className : (node?.nodeName ?? ''),
      );
      bench.layoutShifts.push({ value, hadRecentInput, nodes });
    }
  }).observe({ type: 'layout-shift', buffered: true });
}
