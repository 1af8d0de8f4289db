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

/** Generous, because tests are slow on a busy machine. */
const testTimeout = 30_000;

/** One group after the other, the fastest first. `npm run test:wide` has its own projects. */
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
      // Discovered late, it would be bundled again with a second copy of React.
      optimizeDeps: { include: ['react-dom/client', 'react-dom/server', 'qrcode.react'] },
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
        // These tests mostly wait, so two files at once take little longer than one.
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

/** Writes the licence text of every bundled package, as their licences require. */
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

/** The oldest browsers that the dependencies run in. README.md names them; `test/package/browsers.package.test.ts` checks the output. */
const target = ['chrome91', 'safari15', 'firefox90'];

const library: BuildEnvironmentOptions = {
  target,
  lib: {
    entry: [
      ...[
        'src/index.ts',
        'src/element/index.ts',
        'src/proxy/index.ts',
        'src/sandbox/index.ts',
        'src/testing/index.ts',
      ],
      'src/styles/index.css',
    ],
    formats: ['es'],
  },
  // Readable in a partner's debugger; the partner's own build minifies it.
  minify: false,
  sourcemap: true,
  cssCodeSplit: true,
  copyPublicDir: false,
  rolldownOptions: {
    external: isExternal,
    output: {
      // One file per module: 'use client' survives, and a partner's bundler can drop unused modules.
      preserveModules: true,
      preserveModulesRoot: 'src',
      entryFileNames: '[name].js',
      assetFileNames: 'styles[extname]',
    },
  },
};

/** One file for a `<script>` tag, beside the library. */
const script: BuildEnvironmentOptions = {
  target,
  lib: { entry: 'src/element/script.ts', formats: ['iife'], name: 'script', fileName: () => scriptFile },
  emptyOutDir: false,
  minify: true,
  sourcemap: true,
  copyPublicDir: false,
  rolldownOptions: {
    output: { postBanner: `/*! ${packageJson.name} ${packageJson.version}. Licences: ${licencesFile} */` },
    onLog: (level, log, handle) => {
      // The single file for browsers does not need 'use client'.
      if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handle(level, log);
    },
  },
};

export default defineConfig(({ mode }) =>
  mode === 'script'
    ? {
        plugins: [react(), licences()],
        // Halves the file; `npm run test:wide` runs every component test with it.
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
