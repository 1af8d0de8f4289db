import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { scratchDir } from './scratch.js';

/** The packages that ours is compared with. Pinned, so that a table can be reproduced. */
export const peerVersions = {
  '@adyen/adyen-web': '6.45.2',
  '@getalby/bitcoin-connect-react': '3.12.3',
  '@paypal/react-paypal-js': '10.5.2',
  '@payos/payos-checkout': '1.0.8',
  '@stripe/react-stripe-js': '7.0.1',
  '@stripe/stripe-js': '10.2.1',
  'braintree-web-drop-in': '1.48.0',
  // The newest that runs on Node 20.
  'http-proxy-middleware': '3.0.10',
  'vietnam-qr-pay': '1.5.1',
};

const directory = join(scratchDir, 'peers');

/** Installs the packages once, outside the project's dependencies. Returns the folder that contains their `node_modules`. */
export function installPeers(): string {
  const manifest = JSON.stringify({ private: true, dependencies: peerVersions });
  const marker = join(directory, 'installed.json');
  if (existsSync(marker) && readFileSync(marker, 'utf8') === manifest) return directory;
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, 'package.json'), manifest);
  const flags = ['--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund', '--loglevel=error'];
  execFileSync('npm', ['install', ...flags], { cwd: directory, stdio: ['ignore', 'ignore', 'inherit'] });
  writeFileSync(marker, manifest);
  return directory;
}

/** Loads one of the packages; the caller names its type. */
export function requirePeer(directory: string, name: keyof typeof peerVersions): unknown {
  return createRequire(join(directory, 'package.json'))(name);
}
