import { basename, join } from 'node:path';
import { build } from 'vite';
import { scratchDir } from './scratch.js';

/** Bundles a script that runs in its own process, because Node 20 cannot run TypeScript. Returns its path. */
export async function buildScript(entry: string): Promise<string> {
  const fileName = basename(entry).replace(/\.ts$/, '.mjs');
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: entry,
      outDir: scratchDir,
      emptyOutDir: false,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: fileName } },
    },
  });
  return join(scratchDir, fileName);
}
