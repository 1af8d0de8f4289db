import { markdownTable } from '../markdownTable.js';
import { countTimers } from './countTimers.js';
import { Visitor } from './Visitor.js';

const secondMs = 1_000;
const hourSeconds = 3_600;
/** Longer than the hour, so that nothing expires during it. */
const minutes = 90;

/** What happened in an hour. */
interface Hour {
  timers: number;
  commits: number;
  requests: number;
  heapBefore: number;
  heapAfter: number;
}

async function heapMb({ devtools }: Visitor): Promise<number> {
  await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  return usedSize / 1_000_000;
}

async function anHour(visitor: Visitor, isHidden: boolean): Promise<Hour> {
  const { page, server } = visitor;
  await visitor.open('profiled', { minutes });
  await visitor.pay('profiled');
  await page.evaluate((value) => {
    Object.defineProperty(document, 'visibilityState', { get: () => (value ? 'hidden' : 'visible') });
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  }, isHidden);
  await page.clock.runFor(10 * secondMs);
  const heapBefore = await heapMb(visitor);
  const before = {
    requests: server.statusRequests,
    commits: await page.evaluate(() => window.bench.commits),
  };
  await page.evaluate(() => (window.timersFired = 0));
  for (let second = 0; second < hourSeconds; second += 1) await page.clock.runFor(secondMs);
  const after = await page.evaluate(() => ({ timers: window.timersFired, commits: window.bench.commits }));
  return {
    timers: after.timers,
    commits: after.commits - before.commits,
    requests: server.statusRequests - before.requests,
    heapBefore,
    heapAfter: await heapMb(visitor),
  };
}

/** One hour, by the page's clock, on the screen with the code, its countdown and a status source; then the same in a hidden tab. */
export async function waiting(): Promise<string> {
  const visitor = await Visitor.start(['profiled']);
  await visitor.page.clock.install();
  await visitor.page.addInitScript(countTimers);
  const rows: (string | number)[][] = [];
  for (const [name, isHidden] of [
    ['seen', false],
    ['hidden', true],
  ] as const) {
    const { timers, commits, requests, heapBefore, heapAfter } = await anHour(visitor, isHidden);
    rows.push([name, timers, commits, requests, heapBefore.toFixed(2), heapAfter.toFixed(2)]);
  }
  await visitor.stop();
  const head = ['an hour, tab', 'timers', 'React commits', 'requests', 'heap before, MB', 'heap after, MB'];
  return markdownTable(head, rows);
}
