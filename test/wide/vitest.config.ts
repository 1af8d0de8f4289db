import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { chromiumLaunchOptions } from '../chromium.js';
import { TotalsReporter } from '../TotalsReporter.js';
import { withReact18 } from './frameworks/react18.js';

const longTest = { environment: 'node', testTimeout: 300_000, hookTimeout: 300_000, fileParallelism: false };

/** Bundled before the tests: discovered later, they would be bundled again with a second copy of React. */
const foundLate = ['react-dom/client', 'axe-core', 'fast-check', 'react-hook-form', 'zxing-wasm/reader'];

/** Every browser test of the component, and one that checks which library it runs with. */
const componentTests = (name: string, check: string) => ({
  name,
  include: ['test/**/*.browser.test.{ts,tsx}', check],
  setupFiles: ['test/setup.browser.ts'],
  testTimeout: 60_000,
  browser: {
    enabled: true,
    headless: true,
    screenshotFailures: false,
    provider: playwright({ launchOptions: chromiumLaunchOptions() }),
    instances: [{ browser: 'chromium' as const }],
  },
});

/** The fault suite over the other storages, Reacts and files; `npm test` runs it with the defaults of all three. */
const faultSuite = (name: string, env: Record<string, string>, groupOrder: number) => ({
  extends: true as const,
  test: {
    ...longTest,
    name,
    env,
    include: ['test/faults/**/*.e2e.test.ts'],
    // Its time and memory are measured once, in `npm test`.
    exclude: ['test/faults/leaks.e2e.test.ts'],
    testTimeout: 60_000,
    fileParallelism: true,
    maxWorkers: 2,
    sequence: { groupOrder },
  },
});

/** The heavy matrix, kept out of `npm test`: `npm run test:wide`. One project after the other. */
export default defineConfig({
  plugins: [react()],
  test: {
    reporters: ['default', new TotalsReporter()],
    projects: [
      {
        extends: true,
        test: {
          name: 'wide',
          ...longTest,
          include: ['test/wide/*.wide.test.{ts,tsx}'],
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'frameworks',
          ...longTest,
          include: ['test/wide/frameworks/*.wide.test.ts'],
          globalSetup: [join(import.meta.dirname, 'frameworks/packTarball.ts')],
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        plugins: [withReact18()],
        optimizeDeps: { include: ['react-dom/server', ...foundLate] },
        test: {
          ...componentTests('react 18', 'test/wide/frameworks/react18.test.ts'),
          sequence: { groupOrder: 2 },
        },
      },
      {
        extends: true,
        // The aliases of the script build.
        resolve: { alias: { react: 'preact/compat', 'react-dom': 'preact/compat' } },
        optimizeDeps: { include: foundLate },
        test: {
          ...componentTests('preact', 'test/wide/frameworks/preact.test.ts'),
          exclude: [
            // Render on a server, which the script file never does.
            'test/checkout/lifecycle/mounting.browser.test.tsx',
            'test/checkout/pages/hydration.browser.test.tsx',
            // Preact cannot move to another document.
            'test/element/otherDocument.browser.test.ts',
          ],
          sequence: { groupOrder: 3 },
        },
      },
      faultSuite('faults: a tab, React 18', { FAULT_RESUME: 'tab', FAULT_REACT: '18' }, 4),
      faultSuite('faults: the page, React 19', { FAULT_RESUME: 'false' }, 5),
      faultSuite('faults: the browser, the script file', { FAULT_SCRIPT: 'true' }, 6),
    ],
  },
});
