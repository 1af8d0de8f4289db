import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { TotalsReporter } from '../TotalsReporter.js';

/** The heavy matrix, kept out of `npm test`: `npm run test:wide`. */
export default defineConfig({
  plugins: [react()],
  test: {
    reporters: ['default', new TotalsReporter()],
    projects: [
      {
        extends: true,
        test: {
          name: 'wide',
          environment: 'node',
          include: ['test/wide/**/*.wide.test.{ts,tsx}'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
