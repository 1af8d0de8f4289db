/** How to know, in a page, that it can be used, and that it shows the code. */
export interface Landmarks {
  pay: string;
  code: string;
}

/** What a page knows of its own speed. Times are ms since its navigation began. */
export interface Probe {
  /** The form is on screen. */
  usable: Promise<number>;
  /** The code is on screen. */
  coded: Promise<number>;
  /** ms from each press of a mouse button or a key to the end of the next frame, in order. */
  presses: Promise<number>[];
  /** ms of each task of over 50 ms. */
  longTasks: number[];
  layoutShifts: { value: number; hadRecentInput: boolean; nodes: string[] }[];
  /** Counted in React's build for profiling only. */
  commits: number;
  /** The end of the next frame. */
  painted: () => Promise<number>;
}

declare global {
  interface Window {
    bench: Probe;
  }
}

/** For the page, before anything else of it runs: sets up `window.bench`. Refers to nothing outside itself. */
export function installProbe(landmarksOf: Record<string, Landmarks>): void {
  const landmarks = landmarksOf[location.pathname];
  if (!landmarks) return;
  sessionStorage.clear();

  // A task that is posted in a frame runs when style, layout and paint of that frame are done; at this priority, before any other.
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
      // Of a picture.
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
