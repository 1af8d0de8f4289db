import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import type { BuildEnvironmentOptions, Plugin } from 'vite';
import { defineConfig, type TestProjectConfiguration } from 'vitest/config';
import packageJson from './package.json' with { type: 'json' };
import { chromiumLaunchOptions } from './test/chromium.js';
import { TotalsReporter } from './test/TotalsReporter.js';

const installedWithUs = Object.keys({ ...packageJson.dependencies, ...packageJson.peerDependencies });
const isExternal = (id: string) =>
  id.startsWith('node:') || installedWithUs.some((name) => id === name || id.startsWith(`${name}/`));

/** Generous: on a machine that does three things at once a slow test is not a broken one. */
const testTimeout = 30_000;

/** In this order, one group after the other: what fails fastest comes first. `npm run test:wide` has its own. */
function testProjects(): TestProjectConfiguration[] {
  const launchOptions = chromiumLaunchOptions();
  const browser = () => ({
    enabled: true,
    headless: true,
    screenshotFailures: false,
    provider: playwright({ launchOptions }),
    instances: [{ browser: 'chromium' as const }],
  });
  return [
    {
      test: {
        name: 'unit',
        environment: 'node',
        include: ['test/**/*.unit.test.{ts,tsx}'],
        setupFiles: ['test/setup.ts'],
        testTimeout,
        sequence: { groupOrder: 0 },
      },
    },
    {
      plugins: [react()],
      // Found late, it would be bundled again with a React of its own.
      optimizeDeps: { include: ['react-dom/client', 'react-dom/server'] },
      test: {
        name: 'browser',
        include: ['test/**/*.browser.test.{ts,tsx}'],
        setupFiles: ['test/setup.browser.ts'],
        testTimeout,
        browser: browser(),
        sequence: { groupOrder: 1 },
      },
    },
    {
      plugins: [react(), storybookTest({ configDir: '.storybook' })],
      test: {
        name: 'storybook',
        setupFiles: ['test/setup.storybook.ts'],
        testTimeout,
        browser: browser(),
        sequence: { groupOrder: 2 },
      },
    },
    {
      test: {
        name: 'e2e',
        environment: 'node',
        include: ['test/{e2e,faults}/**/*.e2e.test.ts'],
        testTimeout: 2 * testTimeout,
        hookTimeout: 2 * testTimeout,
        // Mostly waiting: two files at once take little more than one.
        maxWorkers: 2,
        sequence: { groupOrder: 3 },
      },
    },
    {
      test: {
        name: 'package',
        environment: 'node',
        include: ['test/package/**/*.package.test.ts'],
        globalSetup: ['test/package/packAndInstall.ts'],
        testTimeout: 2 * testTimeout,
        fileParallelism: false,
        sequence: { groupOrder: 4 },
      },
    },
  ];
}

const scriptFile = 'payment-checkout.js';
const licencesFile = 'payment-checkout.licences.txt';

/** Writes the licence of every package whose code is in a bundle, as each of them asks. */
function licences(): Plugin {
  return {
    name: 'licences',
    generateBundle(_, bundle) {
      const modules = Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []));
      const packages = new Set(
        modules.flatMap((id) => /^.*\/node_modules\/(@[^/]+\/)?[^/]+/.exec(id)?.[0] ?? []),
      );
      const texts = [...packages].sort().map((folder) => {
        const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
        if (file === undefined) throw new Error(`${folder} has no licence.`);
        return `${folder.split('/node_modules/').at(-1) ?? ''}\n\n${readFileSync(join(folder, file), 'utf8')}`;
      });
      this.emitFile({ type: 'asset', fileName: licencesFile, source: texts.join('\n') });
    },
  };
}

const library: BuildEnvironmentOptions = {
  lib: {
    entry: [
      ...['src/index.ts', 'src/element/index.ts', 'src/proxy/index.ts', 'src/sandbox/index.ts'],
      'src/styles/index.css',
    ],
    formats: ['es'],
  },
  // Readable in a partner's debugger; the partner's own build makes it small.
  minify: false,
  sourcemap: true,
  cssCodeSplit: true,
  copyPublicDir: false,
  rolldownOptions: {
    external: isExternal,
    output: {
      // One file per module: 'use client' survives, and a partner's bundler drops what is not used.
      preserveModules: true,
      preserveModulesRoot: 'src',
      entryFileNames: '[name].js',
      assetFileNames: 'styles[extname]',
    },
  },
};

/** One file for a `<script>` tag, beside the library. */
const script: BuildEnvironmentOptions = {
  lib: { entry: 'src/element/script.ts', formats: ['iife'], name: 'script', fileName: () => scriptFile },
  emptyOutDir: false,
  minify: true,
  sourcemap: true,
  copyPublicDir: false,
  rolldownOptions: {
    output: { postBanner: `/*! ${packageJson.name} ${packageJson.version}. Licences: ${licencesFile} */` },
    onLog: (level, log, handle) => {
      // One file for the browser has no need of 'use client'.
      if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handle(level, log);
    },
  },
};

export default defineConfig(({ mode }) =>
  mode === 'script'
    ? {
        plugins: [react(), licences()],
        // Half the weight of the file, and every component test passes on it too: `npm run test:wide`.
        resolve: { alias: { react: 'preact/compat', 'react-dom': 'preact/compat' } },
        define: { 'process.env.NODE_ENV': '"production"' },
        build: script,
      }
    : {
        plugins: [react()],
        build: library,
        test: {
          reporters: ['default', new TotalsReporter()],
          projects: mode === 'test' ? testProjects() : [],
        },
      },
);
