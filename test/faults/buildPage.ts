import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';
import { withReact18 } from '../wide/frameworks/react18.js';
import { variant } from './variant.js';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const scriptName = 'payment-checkout.js';

/** Builds the script file, serves it beside the page, and has the page use its element. */
function withScript(): Plugin {
  return {
    name: 'with-script',
    enforce: 'pre',
    resolveId: (id) =>
      id.endsWith('/src/index.js') ? join(repository, 'test/faults/page/ScriptCheckout.tsx') : null,
    transformIndexHtml: () => [{ tag: 'script', attrs: { src: `/${scriptName}` }, injectTo: 'head-prepend' }],
    async generateBundle() {
      const result = await build({
        root: repository,
        configFile: join(repository, 'vite.config.ts'),
        mode: 'script',
        logLevel: 'error',
        build: { write: false },
      });
      const [chunk] = [result].flat().flatMap((output) => ('output' in output ? output.output : []));
      if (chunk?.type !== 'chunk') throw new Error('The script file was not built.');
      this.emitFile({ type: 'asset', fileName: scriptName, source: chunk.code });
    },
  };
}

interface PageOptions {
  /** Production build. Default false: with React's development checks. */
  isProduction?: boolean;
  /** Root of the page. Default: the one in this folder. */
  root?: string;
  /** Browsers that must understand the page. Default: those of Vite. */
  target?: string;
  /** The script file's element in place of the component. */
  isScript?: boolean;
  /** HTML files in `root`. */
  input?: string[];
}

/** Builds pages in memory. Returns the files by path. */
export async function buildPage({
  isProduction = false,
  root = fileURLToPath(new URL('./page', import.meta.url)),
  input = ['index.html'],
  target,
  isScript = variant.isScript,
}: PageOptions = {}): Promise<ReadonlyMap<string, string>> {
  const result = await build({
    configFile: false,
    root,
    base: '/',
    plugins: [variant.isReact18 && withReact18(), isScript && withScript()],
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': isProduction ? '"production"' : '"development"' },
    oxc: { jsx: { runtime: 'automatic', development: !isProduction } },
    build: {
      write: false,
      minify: false,
      ...(target && { target }),
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
