import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build, type Plugin } from 'vite';
import { builtFiles, type BuiltFiles } from '../builtFiles.js';
import { installPeers } from '../installPeers.js';

const pages = {
  ours: 'ours.tsx',
  /** The same with React's profiling build, which counts commits. */
  profiled: 'ours.tsx',
  adyen: 'adyen.ts',
  picture: 'picture.ts',
  floor: 'floor.tsx',
};

export type PageName = keyof typeof pages;

/** Adyen's package, imported as its documentation shows, style sheet included. */
const adyen: Plugin = {
  name: 'adyen',
  resolveId: (id) => (id === 'virtual:adyen' ? join(installPeers(), 'adyen.js') : null),
  load: (id) =>
    id.endsWith('/adyen.js')
      ? `import '@adyen/adyen-web/styles/adyen.css'; export { AdyenCheckout, PromptPay } from '@adyen/adyen-web';`
      : null,
};

async function buildPage(name: PageName): Promise<BuiltFiles> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [react(), adyen],
    resolve: { alias: name === 'profiled' ? { 'react-dom/client': 'react-dom/profiling' } : {} },
    build: {
      write: false,
      minify: true,
      modulePreload: false,
      copyPublicDir: false,
      rolldownOptions: { input: join(import.meta.dirname, 'pages', pages[name]) },
    },
  });
  return builtFiles(result);
}

const htmlOf = (name: string) => `<!doctype html>
<html lang="vi">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/${name}.css" />
    <title>${name}</title>
  </head>
  <body style="margin: 16px">
    <main id="root"></main>
    <script type="module" src="/${name}.js"></script>
  </body>
</html>`;

/** Builds the pages as a partner's production build would. Returns the files by path. */
export async function buildPages(names: readonly PageName[]): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const name of names) {
    const { js, css } = await buildPage(name);
    files.set(`/${name}`, htmlOf(name));
    files.set(`/${name}.js`, js);
    files.set(`/${name}.css`, css);
  }
  return files;
}
