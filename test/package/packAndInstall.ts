import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import packageLock from '../../package-lock.json' with { type: 'json' };
import packageJson from '../../package.json' with { type: 'json' };

declare module 'vitest' {
  export interface ProvidedContext {
    /** Folder of an application that has the packed tarball installed, and nothing else of this repository. */
    consumer: string;
    /** Path of the packed tarball. */
    tarball: string;
  }
}

/** The oldest TypeScript that our types support. */
const oldestTypeScript = '5.6.3';

const { devDependencies, dependencies } = packageJson;

/** Exactly the versions that we develop with, so that weights do not change with a new release of a dependency. */
const locked = Object.fromEntries(
  Object.keys(dependencies).map((name) => [
    name,
    (packageLock.packages as Record<string, { version?: string }>)[`node_modules/${name}`]?.version,
  ]),
);

function run(command: string, args: string[], cwd: string): void {
  // With Vitest's NODE_ENV it would be a development build.
  const env = { ...process.env, NODE_ENV: 'production' };
  execFileSync(command, args, { cwd, env, stdio: 'pipe', shell: process.platform === 'win32' });
}

/** Builds and packs into a folder, as `npm publish` would, and returns the path of the tarball. */
export function pack(folder: string): string {
  run('npm', ['pack', '--pack-destination', folder], process.cwd());
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  if (tarball === undefined) throw new Error('npm pack wrote no tarball.');
  return join(folder, tarball);
}

/** Packs, and installs the tarball in a scratch application. */
export default function packAndInstall(project: TestProject): () => void {
  const consumer = mkdtempSync(join(tmpdir(), 'payment-checkout-consumer-'));
  const tarball = pack(consumer);
  const application = {
    name: 'consumer',
    private: true,
    type: 'module',
    dependencies: {
      [packageJson.name]: `file:${tarball}`,
      '@tanstack/react-query': devDependencies['@tanstack/react-query'],
      '@types/node': devDependencies['@types/node'],
      '@types/react': devDependencies['@types/react'],
      '@types/react-dom': devDependencies['@types/react-dom'],
      react: devDependencies.react,
      'react-dom': devDependencies['react-dom'],
      typescript: oldestTypeScript,
    },
    overrides: locked,
  };
  writeFileSync(join(consumer, 'package.json'), JSON.stringify(application));
  run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts'], consumer);
  project.provide('consumer', consumer);
  project.provide('tarball', tarball);
  return () => rmSync(consumer, { recursive: true, force: true });
}
