import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

interface PageOptions {
  /** Production build. Default false: with React's development checks. */
  isProduction?: boolean;
  /** Root of the page. Default: the one in this folder. */
  root?: string;
  /** HTML files in `root`. */
  input?: string[];
}

/** Builds pages in memory. Returns the files by path. */
export async function buildPage({
  isProduction = false,
  root = fileURLToPath(new URL('./page', import.meta.url)),
  input = ['index.html'],
}: PageOptions = {}): Promise<ReadonlyMap<string, string>> {
  const result = await build({
    configFile: false,
    root,
    base: '/',
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': isProduction ? '"production"' : '"development"' },
    oxc: { jsx: { runtime: 'automatic', development: !isProduction } },
    build: {
      write: false,
      minify: false,
      modulePreload: false,
      assetsInlineLimit: 0,
      rolldownOptions: { input: input.map((name) => join(root, name)) },
    },
  });
  const outputs = Array.isArray(result) ? result : [result];
  return new Map(
    outputs
      .flatMap((output) => ('output' in output ? output.output : []))
      .map((file) => [`/${file.fileName}`, file.type === 'chunk' ? file.code : String(file.source)]),
  );
}
