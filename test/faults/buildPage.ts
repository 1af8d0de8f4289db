import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** Builds the page in memory, with React's development checks unless `isProduction`. By path. */
export async function buildPage({ isProduction = false } = {}): Promise<ReadonlyMap<string, string>> {
  const root = fileURLToPath(new URL('./page', import.meta.url));
  const result = await build({
    configFile: false,
    root,
    base: '/',
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': isProduction ? '"production"' : '"development"' },
    oxc: { jsx: { runtime: 'automatic', development: !isProduction } },
    build: { write: false, minify: false, modulePreload: false, assetsInlineLimit: 0 },
  });
  const outputs = Array.isArray(result) ? result : [result];
  return new Map(
    outputs
      .flatMap((output) => ('output' in output ? output.output : []))
      .map((file) => [`/${file.fileName}`, file.type === 'chunk' ? file.code : String(file.source)]),
  );
}
