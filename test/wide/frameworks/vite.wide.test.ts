import { chromium, type Browser } from 'playwright';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import packageJson from '../../../package.json' with { type: 'json' };
import { chromiumLaunchOptions } from '../../chromium.js';
import { Application } from './Application.js';
import { payToTheEnd } from './payToTheEnd.js';
import { react18 } from './react18.js';
import { viteFiles } from './viteFiles.js';

const { devDependencies } = packageJson;
const vite = 'node_modules/vite/bin/vite.js';

let browser: Browser;

beforeAll(async () => {
  browser = await chromium.launch(chromiumLaunchOptions());
  return () => browser.close();
});

describe.each([
  {
    react: devDependencies.react,
    'react-dom': devDependencies['react-dom'],
    '@types/react': devDependencies['@types/react'],
    '@types/react-dom': devDependencies['@types/react-dom'],
  },
  { ...react18, '@types/react': '18.3.8', '@types/react-dom': '18.3.7' },
])('a Vite application with React $react', (reactPackages) => {
  let application: Application;

  beforeAll(async () => {
    application = await Application.install(
      'vite',
      {
        [packageJson.name]: `file:${inject('tarball')}`,
        '@tanstack/react-query': devDependencies['@tanstack/react-query'],
        '@types/node': devDependencies['@types/node'],
        '@vitejs/plugin-react': devDependencies['@vitejs/plugin-react'],
        ...reactPackages,
        typescript: '5.6.3',
        vite: devDependencies.vite,
      },
      viteFiles,
    );
    return () => application.remove();
  });

  it('type checks with the oldest TypeScript', async () => {
    expect(await application.run(['node_modules/typescript/bin/tsc'])).toBe('');
  });

  it('renders on a server without a warning from React', async () => {
    const html = await application.run(['renderOnServer.mjs']);
    expect(html).toMatch(/^<section .*VietQR.*<\/section>$/);
  });

  it('builds, and takes a payment', async () => {
    await application.run([vite, 'build']);
    const server = await application.serve([vite, 'preview', '--port', '0']);
    try {
      await payToTheEnd(browser, server.url);
    } finally {
      await server.stop();
    }
  });
});
