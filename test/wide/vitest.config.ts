import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { chromiumLaunchOptions } from '../chromium.js';
import { TotalsReporter } from '../TotalsReporter.js';
import { withReact18 } from './frameworks/react18.js';

const longTest = { environment: 'node', testTimeout: 300_000, hookTimeout: 300_000, fileParallelism: false };

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
        optimizeDeps: { include: ['react-dom/server', 'fast-check', 'zxing-wasm/reader'] },
        test: {
          name: 'react 18',
          include: ['test/**/*.browser.test.{ts,tsx}', 'test/wide/frameworks/react18.test.ts'],
          setupFiles: ['test/setup.browser.ts'],
          testTimeout: 60_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: chromiumLaunchOptions() }),
            instances: [{ browser: 'chromium' }],
          },
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
