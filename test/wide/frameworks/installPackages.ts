import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** Versions or tarball paths, by package. */
export type Dependencies = Readonly<Record<string, string>>;

/** Makes a folder outside the repository, so that none of its packages is resolved by accident, and installs packages in it. */
export async function installPackages(
  name: string,
  dependencies: Dependencies,
  type: 'module' | 'commonjs' = 'module',
): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), `payment-checkout-${name}-`));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, private: true, type, dependencies }));
  const options = ['--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts'];
  await execute('npm', ['install', ...options], { cwd: folder, shell: process.platform === 'win32' });
  return folder;
}
