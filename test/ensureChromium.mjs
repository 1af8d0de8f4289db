// @ts-check
/** Runs before the browser tests: installs a Chromium unless one starts. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { findChromium } from './findChromium.mjs';

const run = (/** @type {string} */ command, /** @type {string[]} */ args) =>
  spawnSync(command, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }).status === 0;

/** Debian only: Ubuntu's package is a snap, which containers cannot run. */
const isDebianAsRoot =
  process.getuid?.() === 0 &&
  existsSync('/etc/os-release') &&
  /^ID="?debian"?$/m.test(readFileSync('/etc/os-release', 'utf8'));

function install() {
  if (isDebianAsRoot && run('apt-get', ['update']) && run('apt-get', ['install', '-y', 'chromium'])) return;
  if (findChromium() === undefined) run('npx', ['playwright', 'install', '--with-deps', 'chromium']);
}

try {
  if (findChromium() === undefined) install();
  if (findChromium() === undefined) {
    throw new Error(
      'No Chromium found. Install Chromium or Chrome, or set CHROMIUM_PATH to one, and run again.',
    );
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
