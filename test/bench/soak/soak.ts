import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { buildScript } from '../buildScript.js';
import { markdownTable } from '../markdownTable.js';
import type { SoakNote } from './soakProcess.js';

const payments = 100_000;

/** Memory and handles that remain after a large number of payments through proxy and sandbox. */
export async function soak(): Promise<string> {
  const script = await buildScript(join(import.meta.dirname, 'soakProcess.ts'));
  const child = fork(script, [String(payments)], { execArgv: ['--expose-gc'] });
  const notes: SoakNote[] = [];
  child.on('message', (note) => notes.push(note as SoakNote));
  const [code] = (await once(child, 'exit')) as [number];
  if (code !== 0) throw new Error('The soak failed.');
  const row = (name: string, value: (note: SoakNote) => number, digits: number) => [
    name,
    ...notes.map((note) => value(note).toFixed(digits)),
  ];
  return markdownTable(
    ['payments so far', ...notes.map((note) => `${note.payments / 1_000} k`)],
    [
      row('heap after collection, MB', ({ heapBytes }) => heapBytes / 1e6, 1),
      row('event-loop delay p50, ms', ({ delayP50 }) => delayP50, 1),
      row('event-loop delay p99, ms', ({ delayP99 }) => delayP99, 1),
      row('longest event-loop delay, ms', ({ delayMax }) => delayMax, 1),
      row('open handles', ({ handles }) => handles, 0),
    ],
  );
}
