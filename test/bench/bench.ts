import { growth } from './browser/growth.js';
import { speed } from './browser/speed.js';
import { waiting } from './browser/waiting.js';
import { proxyTables } from './proxy/proxyTables.js';
import { quota } from './quota/quota.js';
import { soak } from './soak/soak.js';
import { vietQr } from './vietQr.js';
import { weight } from './weight.js';

const tables: Record<string, { title: string; print: () => string | Promise<string> }> = {
  weight: { title: 'Weight: what a page with React gets more of, kB (1000 bytes), minified', print: weight },
  browser: { title: 'Speed in Chromium', print: speed },
  growth: { title: 'Growth', print: growth },
  waiting: { title: 'An hour of waiting', print: waiting },
  vietqr: { title: 'Reading a VietQR code', print: vietQr },
  proxy: { title: 'The proxy', print: proxyTables },
  quota: { title: 'What waiting payers cost of the quota', print: quota },
  soak: { title: '100 000 payments through proxy and sandbox in one process', print: soak },
};

/** Prints the named tables, or all of them. Returns the exit code. */
export async function bench(names: readonly string[]): Promise<number> {
  const unknown = names.filter((name) => !(name in tables));
  if (unknown.length > 0) {
    console.error(
      `There is no table called ${unknown.join(', ')}. The tables are: ${Object.keys(tables).join(', ')}.`,
    );
    return 1;
  }
  for (const [name, { title, print }] of Object.entries(tables)) {
    if (names.length > 0 && !names.includes(name)) continue;
    const startedAt = performance.now();
    const table = await print();
    const seconds = Math.round((performance.now() - startedAt) / 1_000);
    console.log(`## ${title}\n\n${table}\n\n\`npm run bench -- ${name}\`, ${seconds} s\n`);
  }
  return 0;
}
