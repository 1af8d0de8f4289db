import { proxyTables } from './proxy/proxyTables.js';

const tables: Record<string, { title: string; print: () => Promise<string> }> = {
  proxy: { title: 'The proxy', print: proxyTables },
};

/** Prints the tables that are named, or all. Returns the exit code. */
export async function bench(names: readonly string[]): Promise<number> {
  const unknown = names.filter((name) => !(name in tables));
  if (unknown.length > 0) {
    console.error(`No table called ${unknown.join(', ')}. There are: ${Object.keys(tables).join(', ')}.`);
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
