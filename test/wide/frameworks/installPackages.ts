import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** Versions, or paths of tarballs, by package. */
export type Dependencies = Readonly<Record<string, string>>;

/** Makes a folder outside of ours, so that nothing of ours is found by accident, and installs packages from the registry in it. */
export async function installPackages(name: string, dependencies: Dependencies): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), `payment-checkout-${name}-`));
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name, private: true, type: 'module', dependencies }),
  );
  const options = ['--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts'];
  await execute('npm', ['install', ...options], { cwd: folder, shell: process.platform === 'win32' });
  return folder;
}
